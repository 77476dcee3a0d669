import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import { referenceFeature } from './referenceFeature';

const BASE = `
//- models/staging/stg_orders.sql
select id, amount from {{ source('raw', 'orders') }}
//- models/staging/stg_customers.sql
select 1 as customer_id
//- models/off.sql
{{ config(enabled=false) }} select 1
//- models/fast.sql
{{ config(materialized='reflection') }}
//- seeds/codes.csv
code,label
a,b
//- models/schema.yml
sources:
  - name: raw
    description: As it came.
    schema: landing
    tables:
      - name: <orders|orders|>
        description: Orders of the web.
      - name: clicks
  - name: other
    tables:
      - name: things
models:
  - name: stg_orders
    description: Orders, cleaned.
    columns:
      - name: id
        description: The order's number.
`;

/** Checks the labels offered at the cursor, and the text once the first of them is taken. */
async function checkCompletion(text: string, labels: readonly string[], taken?: string): Promise<void> {
  const fixture = await FixtureProject.open(BASE.trimStart() + text);
  const { context, offset } = fixture.at();
  const entries = referenceFeature.complete?.(context, offset) ?? [];
  assert.deepEqual(entries.map(({ label }) => label).toSorted(), labels);
  if (taken === undefined) return;
  const first = entries.find(({ label }) => label === labels[0]);
  assert.ok(first);
  const before = context.document.text;
  assert.equal(before.slice(0, first.replace.start) + first.insert + before.slice(first.replace.end), taken);
}

/** Checks problems written as `code: marked text -> replacements`. */
async function checkProblems(text: string, expected: readonly string[], file = 'models/m.sql'): Promise<void> {
  const fixture = await FixtureProject.open(BASE.trimStart() + text);
  const context = fixture.contextOf(file);
  const problems = referenceFeature.check?.(context) ?? [];
  assert.deepEqual(
    problems.map(({ span, code, replacements = [] }) => {
      const names = replacements.map(one => one.text).join(' ');
      return `${code}: ${context.document.text.slice(span.start, span.end)}${names && ` -> ${names}`}`;
    }),
    expected,
  );
}

/** Checks that the cursor leads to the file named, at the span of that name when it is marked. */
async function checkDefinition(text: string, file: string | undefined, mark?: string): Promise<void> {
  const fixture = await FixtureProject.open(BASE.trimStart() + text);
  const { context, offset } = fixture.at();
  const places = referenceFeature.define?.(context, offset);
  const span = fixture.fixture.spans.find(({ name }) => name === mark);
  const wanted = { file: `${ROOT}/${file ?? ''}`, span: { start: span?.start ?? 0, end: span?.end ?? 0 } };
  assert.deepEqual(places, file === undefined ? undefined : [wanted]);
}

const MODELS = ['codes', 'stg_customers', 'stg_orders'];

describe('completion in ref', () => {
  it('replaces the name between the quotes', async () => {
    await checkCompletion(`//- models/m.sql\nfrom {{ ref('stg_<|>x') }}`, MODELS, "from {{ ref('codes') }}");
    await checkCompletion(`//- models/m.sql\nfrom {{ ref("<|>") }}`, MODELS, 'from {{ ref("codes") }}');
  });

  it('closes what is only begun, and leaves the text behind alone', async () => {
    await checkCompletion(`//- models/m.sql\n{{ ref('stg_<|>`, MODELS, "{{ ref('codes'");
    await checkCompletion(`//- models/m.sql\n{{ ref("<|>\nwhere id = 1`, MODELS, '{{ ref("codes"\nwhere id = 1');
    await checkCompletion(`//- models/m.sql\n{{ ref(<|>) }}`, MODELS, "{{ ref('codes') }}");
  });

  it('works over several lines, in every branch, in comments of SQL and in macros', async () => {
    await checkCompletion(`//- models/m.sql\n{{\n  ref(\n    'stg<|>'\n  )\n}}`, MODELS);
    await checkCompletion(`//- models/m.sql\n{% if a %}x{% else %}{{ ref('<|>') }}{% endif %}`, MODELS);
    await checkCompletion(`//- models/m.sql\n-- depends_on: {{ ref('<|>') }}`, MODELS);
    await checkCompletion(`//- macros/m.sql\n{% macro m() %}{{ ref('<|>') }}{% endmacro %}`, MODELS);
  });

  it('offers those of the package named first', async () => {
    await checkCompletion(`//- models/m.sql\n{{ ref('shop', '<|>') }}`, MODELS);
    await checkCompletion(`//- models/m.sql\n{{ ref('elsewhere', '<|>') }}`, []);
  });

  it('offers nothing elsewhere', async () => {
    await checkCompletion(`//- models/m.sql\n{{ ref('stg_orders') }}<|>`, []);
    await checkCompletion(`//- models/m.sql\n{# ref('<|>') #}`, []);
    await checkCompletion(`//- models/m.sql\nselect 'ref(<|>)'`, []);
    await checkCompletion(`//- models/m.sql\n{{ ref('stg_orders', v='<|>') }}`, []);
  });
});

describe('completion in source', () => {
  it('offers sources, then the tables of the one that is named', async () => {
    await checkCompletion(`//- models/m.sql\n{{ source('<|>`, ['other', 'raw'], "{{ source('other'");
    await checkCompletion(
      `//- models/m.sql\n{{ source('raw', 'c<|>') }}`,
      ['clicks', 'orders'],
      "{{ source('raw', 'clicks') }}",
    );
    await checkCompletion(`//- models/m.sql\n{{ source('raw', <|>) }}`, ['clicks', 'orders']);
    await checkCompletion(`//- models/m.sql\n{{ source('nowhere', '<|>') }}`, []);
  });
});

describe('problems of references', () => {
  it('marks a ref that names nothing, with the nearest names', async () => {
    await checkProblems(`//- models/m.sql\n{{ ref('stg_order') }} {{ ref('zzz') }} {{ ref('codes') }}`, [
      'ref.missing: stg_order -> stg_orders',
      'ref.missing: zzz',
    ]);
    await checkProblems(`//- models/m.sql\n{{ ref('elsewhere', 'stg_orders') }}`, ['ref.missing: stg_orders']);
    await checkProblems(`//- models/m.sql\n{{ ref('stg_orders', v=3) }}`, ['ref.missing: stg_orders -> stg_orders']);
  });

  it('marks what dbt would not build upon', async () => {
    await checkProblems(`//- models/m.sql\n{{ ref('off') }} {{ ref('fast') }}`, [
      'ref.disabled: off',
      'ref.reflection: fast',
    ]);
  });

  it('warns of a ref that dbt reads and dbt-dremio cannot run, unless the project has its own ref', async () => {
    const model = `//- models/m.sql\n{{ ref('shop', 'stg_orders') }}\n`;
    await checkProblems(model, ["ref.twoArguments: ref('shop', 'stg_orders') -> ref('stg_orders')"]);
    await checkProblems(`${model}//- macros/ref.sql\n{% macro ref(a, b) %}{% endmacro %}\n`, []);
  });

  it('marks the half of a source that is wrong', async () => {
    await checkProblems(`//- models/m.sql\n{{ source('raww', 'orders') }} {{ source('raw', 'order') }}`, [
      'source.missing: raww -> raw',
      'source.missing: order -> orders',
    ]);
  });

  it('marks references in YAML and Python', async () => {
    const yaml = `exposures:\n  - name: e\n    depends_on:\n      - ref('stg_order')\n`;
    await checkProblems(`//- models/m.yml\n${yaml}`, ['ref.missing: stg_order -> stg_orders'], 'models/m.yml');
    const python = `def model(dbt, session):\n    return dbt.ref("nope")  # dbt.ref("no")\n`;
    await checkProblems(`//- models/m.py\n${python}`, ['ref.missing: nope'], 'models/m.py');
  });

  it('says nothing of half-written calls and of names that only run time knows', async () => {
    await checkProblems(
      `//- models/m.sql\n{{ ref( }} {{ ref(name) }} {{ ref(['a'][0]) }} {{ ref(*['a']) }} {{ source('raw'`,
      [],
    );
  });
});

describe('definition and hover of references', () => {
  it('goes to the file of a model and to the line of a source', async () => {
    await checkDefinition(`//- models/m.sql\n{{ ref('stg_<|>orders') }}`, 'models/staging/stg_orders.sql');
    await checkDefinition(`//- models/m.sql\n{{ source('raw', 'ord<|>ers') }}`, 'models/schema.yml', 'orders');
    await checkDefinition(`//- models/m.sql\n{{ ref('nothing<|>') }}`, undefined);
  });

  it('tells the name in Dremio, the description and the columns', async () => {
    const fixture = await FixtureProject.open(`${BASE.trimStart()}//- models/m.sql\n{{ ref('stg_<|>orders') }}`);
    const { context, offset } = fixture.at();
    assert.equal(
      referenceFeature.hover?.(context, offset)?.markdown,
      [
        '**stg_orders** · view',
        '```sql\n"analytics"."stg_orders"\n```',
        'Orders, cleaned.',
        "- `id`: The order's number.\n- `amount`",
      ].join('\n\n'),
    );
  });
});
