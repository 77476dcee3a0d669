import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import { referenceFeature } from './referenceFeature';

const BASE = `
//- models/staging/stg_orders.sql
select 1 as id
//- models/marts/fct_orders.sql
select 1 as id
//- models/dim_v1.sql
select 1 as id
//- models/dim_v2.sql
select 2 as id
//- models/base.yml
sources: [{name: raw, tables: [{name: orders}, {name: clicks}]}]
groups: [{name: finance, owner: {name: Ada}}]
models:
  - name: dim
    latest_version: 2
    versions: [{v: 1}, {v: 2}]
  - name: secret
    config: {access: private, group: finance}
//- models/secret.sql
select 1
`.trimStart();

/** Checks the labels in the order in which the editor shows them, and the text once the first of them is taken. */
async function checkCompletion(text: string, labels: readonly string[], taken?: string): Promise<void> {
  const fixture = await FixtureProject.open(BASE + text);
  const { context, offset } = fixture.at();
  const entries = referenceFeature.complete?.(context, offset) ?? [];
  const sorted = entries.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.label.localeCompare(b.label));
  assert.deepEqual(
    sorted.map(({ label }) => label),
    labels,
  );
  const [first] = sorted;
  if (taken === undefined || first === undefined) return;
  const before = context.document.text;
  assert.equal(before.slice(0, first.replace.start) + first.insert + before.slice(first.replace.end), taken);
}

const NAMES = ['dim', 'fct_orders', 'stg_orders'];

describe('names within ref', () => {
  it('come with those of the same folder first, without private ones and itself', async () => {
    await checkCompletion(`//- models/marts/m.sql\n{{ ref('<|>') }}`, ['fct_orders', 'dim', 'stg_orders']);
    await checkCompletion(`//- models/staging/m.sql\n{{ ref('<|>') }}`, ['stg_orders', 'dim', 'fct_orders']);
  });

  it('complete without a quote, in a call that is edited and in a model that is new and empty', async () => {
    await checkCompletion(`//- models/m.sql\nselect * from {{ ref(dim<|>) }}`, NAMES, "select * from {{ ref('dim') }}");
    await checkCompletion(`//- models/m.sql\n{{ ref('fct<|>_orders') }}`, NAMES, "{{ ref('dim') }}");
    await checkCompletion(`//- scratch/new.sql\n{{ ref('<|>`, NAMES, "{{ ref('dim'");
  });

  it('stand in Python and YAML as they do in SQL', async () => {
    await checkCompletion(
      `//- models/m.py\ndef model(dbt, session):\n    return dbt.ref("<|>\n`,
      NAMES,
      'def model(dbt, session):\n    return dbt.ref("dim"\n',
    );
    await checkCompletion(`//- models/m.py\n# dbt.ref("<|>\n`, []);
    await checkCompletion(`//- models/m.yml\nexposures:\n  - name: e\n    depends_on:\n      - ref('<|>')\n`, NAMES);
    await checkCompletion(`//- models/m.yml\nx:\n  to: source('raw', '<|>')\n`, ['clicks', 'orders']);
  });
});

describe('versions within ref', () => {
  it('follow the name of a model that has them, the newest first', async () => {
    await checkCompletion(`//- models/m.sql\n{{ ref('dim', <|>) }}`, ['v=2', 'v=1'], "{{ ref('dim', v=2) }}");
    await checkCompletion(`//- models/m.sql\n{{ ref('dim', v=<|>) }}`, ['2', '1'], "{{ ref('dim', v=2) }}");
    await checkCompletion(`//- models/m.sql\n{{ ref('stg_orders', v=<|>) }}`, []);
    await checkCompletion(`//- models/m.sql\n{{ ref('stg_orders', <|>) }}`, []);
  });
});

describe('tables behind FROM', () => {
  it('are written as the ref or source that stands for them, with one pair of braces', async () => {
    const names = [...NAMES, 'raw.clicks', 'raw.orders'];
    await checkCompletion(`//- models/m.sql\nselect * from di<|>`, names, "select * from {{ ref('dim') }}");
    await checkCompletion(`//- models/m.sql\nselect * from x join <|>\nwhere 1 = 1`, names);
    await checkCompletion(`//- models/m.sql\nselect <|> from x`, []);
    await checkCompletion(`//- models/m.sql\nselect * from {{ <|> }}`, []);
    await checkCompletion(`//- models/m.sql\nselect * from lake.<|>`, []);
    await checkCompletion(`//- models/m.sql\n-- from <|>`, []);
  });
});

describe('names within ref of packages', () => {
  const packages = `//- packages.yml
packages: [{local: tools}]
//- dbt_packages/tools/dbt_project.yml
name: tools
//- dbt_packages/tools/models/helper.sql
select 1
`;

  it('offer packages where the project has a ref that takes them', async () => {
    await checkCompletion(`${packages}//- models/m.sql\n{{ ref('<|>') }}`, [...NAMES, 'helper']);
    const own = `//- macros/ref.sql\n{% macro ref(a, b) %}{% endmacro %}\n`;
    await checkCompletion(`${packages}${own}//- models/m.sql\n{{ ref('<|>') }}`, [...NAMES, 'helper', 'shop', 'tools']);
    await checkCompletion(`${packages}//- models/m.sql\n{{ ref('tools', '<|>') }}`, ['helper']);
  });
});
