import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import { referenceFeature } from './referenceFeature';

/** Checks problems written as `code: marked text -> replacements (related files)`. */
async function checkProblems(text: string, expected: readonly string[], file = 'models/m.sql'): Promise<void> {
  const fixture = await FixtureProject.open(text.trimStart());
  const context = fixture.contextOf(file);
  const problems = referenceFeature.check?.(context) ?? [];
  assert.deepEqual(
    problems.map(({ span, code, replacements = [], related = [] }) => {
      const names = replacements.map(one => one.text).join(' ');
      const places = related.map(({ place }) => place.file.replace(/^\/shop\//, '')).join(' ');
      const marked = context.document.text.slice(span.start, span.end);
      return `${code}: ${marked}${names && ` -> ${names}`}${places && ` (${places})`}`;
    }),
    expected,
  );
}

const GROUPS = `
//- models/finance/ledger.sql
select 1 as id
//- models/finance/report.sql
select * from {{ ref('ledger') }}
//- models/finance/schema.yml
groups:
  - name: finance
    owner: {name: Ada}
models:
  - name: ledger
    config: {group: finance, access: private}
  - name: report
    config: {group: finance}
`;

const VERSIONS = `
//- models/dim_v1.sql
select 1 as id
//- models/dim_v2.sql
select 2 as id
//- models/dim.yml
models:
  - name: dim
    latest_version: 2
    versions: [{v: 1}, {v: 2}]
`;

describe('refs to what not everybody may use', () => {
  it('marks a ref to a private model from outside of its group', async () => {
    await checkProblems(`${GROUPS}//- models/m.sql\n{{ ref('ledger') }}\n`, [
      'ref.private: ledger (models/finance/ledger.sql)',
    ]);
    await checkProblems(`${GROUPS}//- models/m.sql\nselect 1\n`, [], 'models/finance/report.sql');
  });
});

describe('refs in double braces within arguments of generic tests', () => {
  const project = (argument: string) => `
//- models/a.sql
select 1 as id
//- models/b.sql
select 1 as id
//- macros/tests.sql
{% test holds(model, expression, options={}) %}{% endtest %}
//- models/s.yml
models:
  - name: a
    description: "see {{ ref('nowhere') }}"
    data_tests:
      - holds:
          arguments: {expression: "${argument}", options: {deep: ["x = {{ ref('b') }}"]}}
          config: {where: "id in ({{ ref('elsewhere') }})"}
`;

  it('are marked where they name nothing', async () => {
    const text = project("id in (select id from {{ ref('bb') }})");
    await checkProblems(text, ['ref.missing: bb -> b'], 'models/s.yml');
    await checkProblems(project("id in (select id from {{ ref('b') }})"), [], 'models/s.yml');
  });

  it('are what the test depends on', async () => {
    const fixture = await FixtureProject.open(project("count(*) from {{ ref('b') }}").trimStart());
    const [test] = [...fixture.project.nodes()].filter(({ kind }) => kind === 'test');
    assert.ok(test);
    assert.deepEqual(fixture.project.parentsOf(test).toSorted(), ['model.shop.a', 'model.shop.b']);
  });
});

describe('refs to protected models of a package that restricts access', () => {
  it('are marked outside of it', async () => {
    const tools = `
//- packages.yml
packages: [{local: tools}]
//- dbt_packages/tools/dbt_project.yml
name: tools
restrict-access: true
//- dbt_packages/tools/models/inner.sql
select 1
//- dbt_packages/tools/models/open.sql
{{ config(access='public') }} select 1
//- models/m.sql
{{ ref('inner') }} {{ ref('open') }}
`;
    await checkProblems(tools, ['ref.protected: inner (dbt_packages/tools/models/inner.sql)']);
  });
});

describe('refs to models with versions', () => {
  it('names the versions that there are, and tells which one a plain ref means', async () => {
    await checkProblems(`${VERSIONS}//- models/m.sql\n{{ ref('dim', v=3) }} {{ ref('dim', v=1) }}\n`, [
      'ref.version: dim',
    ]);
    await checkProblems(`${VERSIONS}//- models/m.sql\n{{ ref('dim') }}\n`, ['ref.unversioned: dim']);
  });

  it('writes "version" as the "v" that dbt-dremio knows', async () => {
    await checkProblems(`${VERSIONS}//- models/m.sql\n{{ ref('dim', version=1) }}\n`, [
      "ref.keyword: ref('dim', version=1) -> ref('dim', v=1)",
    ]);
  });
});

describe('calls of ref and source that dbt does not take', () => {
  it('marks what is too little, too much or no text', async () => {
    await checkProblems(
      `//- models/m.sql\n{{ ref() }} {{ ref('a', 'b', 'c') }} {{ ref(1) }} {{ source('raw') }} {{ source('raw', 2) }}\n`,
      [
        'ref.arguments: ref()',
        "ref.arguments: ref('a', 'b', 'c')",
        'ref.arguments: 1',
        "source.arguments: source('raw')",
        'source.arguments: 2',
      ],
    );
  });

  it('says nothing where the project has its own ref', async () => {
    const own = `//- macros/ref.sql\n{% macro ref(a, b, c) %}{% endmacro %}\n`;
    await checkProblems(`${own}//- models/m.sql\n{{ ref() }}\n`, []);
  });

  it('tells a table of a source and an analysis from a model', async () => {
    const others = `
//- models/s.yml
sources: [{name: raw, tables: [{name: orders}]}]
//- analyses/look.sql
select 1
`;
    await checkProblems(`${others}//- models/m.sql\n{{ ref('orders') }} {{ ref('look') }}\n`, [
      "ref.notRefable: orders -> source('raw', 'orders')",
      'ref.notRefable: look',
    ]);
  });
});

describe('circles of models', () => {
  it('shows the way round at the ref that closes it', async () => {
    const chain = `
//- models/a.sql
select * from {{ ref('m') }}
//- models/b.sql
select * from {{ ref('a') }} join {{ ref('base') }}
//- models/base.sql
select 1
//- models/m.sql
select * from {{ ref('base') }} join {{ ref('b') }}
`;
    await checkProblems(chain, ['ref.cycle: b (models/b.sql models/a.sql)']);
    await checkProblems(chain, [], 'models/base.sql');
  });

  it('marks a model that reads itself, but not below is_incremental', async () => {
    await checkProblems(`//- models/m.sql\nselect * from {{ ref('m') }}\n`, ['ref.self: m -> this']);
    await checkProblems(`//- models/m.sql\nselect 1 {% if is_incremental() %} from {{ ref('m') }} {% endif %}\n`, []);
  });
});

describe('names that are there twice', () => {
  it('marks both files of a package with the other beside', async () => {
    const twice = `//- models/a/m.sql\nselect 1\n//- models/m.sql\nselect 2\n`;
    await checkProblems(twice, ['name.duplicate: select 2 (models/a/m.sql)']);
    await checkProblems(twice, ['name.duplicate: select 1 (models/m.sql)'], 'models/a/m.sql');
  });

  it('lets versions and disabled models share one', async () => {
    await checkProblems(VERSIONS, [], 'models/dim_v1.sql');
    const off = `//- models/a/m.sql\n{{ config(enabled=false) }}\n//- models/m.sql\nselect 2\n`;
    await checkProblems(off, []);
  });
});

describe('references in YAML', () => {
  it('marks them in arguments of tests, unit tests, snapshots and semantic models', async () => {
    const yaml = `
//- models/base.sql
select 1 as id
//- models/s.yml
models:
  - name: base
    description: See ref('nothing') for more.
    columns:
      - name: id
        data_tests:
          - relationships:
              arguments: {to: ref('bas'), field: id}
          - relationships:
              to: "{{ ref('base2') }}"
              field: id
unit_tests:
  - name: u
    model: base
    given:
      - input: source('raw', 'x')
      - input: this
snapshots:
  - name: snap
    relation: ref('gone')
semantic_models:
  - name: s
    model: ref('lost')
`;
    await checkProblems(
      yaml,
      [
        'ref.missing: bas -> base',
        'ref.missing: base2 -> base',
        'source.missing: raw',
        'ref.missing: gone',
        'ref.missing: lost',
      ],
      'models/s.yml',
    );
  });

  it('says nothing of what is disabled', async () => {
    const yaml = `
//- models/hidden.sql
{{ config(enabled=false) }} select 1
//- models/s.yml
models:
  - name: hidden
    columns:
      - name: id
        data_tests: [{relationships: {to: ref('gone'), field: id}}]
exposures:
  - name: e
    config: {enabled: false}
    depends_on: [ref('gone')]
`;
    await checkProblems(yaml, [], 'models/s.yml');
  });
});
