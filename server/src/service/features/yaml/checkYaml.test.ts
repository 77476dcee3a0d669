import assert from 'node:assert/strict';
import { FixtureProject, ROOT, TARGET } from '../../../../../test/support/fixtureProject';
import { DEFAULT_SETTINGS } from '../../languageSettings';
import { yamlFeature } from './yamlFeature';

const BASE = `
//- models/orders.sql
select 1 as id, 2 as amount
//- models/hidden.sql
{{ config(enabled=false) }} select 1 as id
//- models/open.sql
select *, {{ columns() }} from {{ source('raw', 'orders') }}
//- models/dim_v1.sql
select 1 as id
//- models/dim_v2.sql
select 1 as id
//- seeds/codes.csv
code,label
//- macros/tests.sql
{% test positive(model, column_name, least=0, most) %}{{ column_name }} < {{ most }}{% endtest %}
{% test rows(model, count) %}having count(*) <> {{count | int}}{% endtest %}
{% test passes(model, other) %}{{ f(other) }}{% set x = other %}{% endtest %}
{% test free(model) %}{{ kwargs }}{% endtest %}
{% test maybe(model, filter) %}{% if filter %}{{ filter }}{% endif %}{% endtest %}
{% test either(model, pattern) %}{% if target.type == 'x' %}{% if 1 %}{{ pattern }}{% endif %}{% endif %}{% endtest %}
{% macro money(x) %}{% endmacro %}
`.trimStart();

/** Checks problems written as `code: marked text -> replacements`, of a file of YAML beside some models. */
async function checkProblems(yaml: string, expected: readonly string[], file = 'models/s.yml'): Promise<void> {
  const fixture = await FixtureProject.open(`${BASE}//- ${file}\n${yaml.replace(/^\n/, '')}`);
  const context = fixture.contextOf(file.split('\n')[0] ?? file);
  const problems = yamlFeature.check?.(context) ?? [];
  assert.deepEqual(
    problems.map(({ span, code, replacements = [] }) => {
      const names = replacements.map(one => one.text).join(' ');
      return `${code}: ${context.document.text.slice(span.start, span.end)}${names && ` -> ${names}`}`;
    }),
    expected,
  );
}

describe('keys of a project of its own', () => {
  it('that stand at every column are told of once, as information', async () => {
    const columns = ['id', 'amount'].map(name => `      - name: ${name}\n        mapping_note: none\n`).join('');
    const fixture = await FixtureProject.open(
      `${BASE}//- models/s.yml\nmodels:\n  - name: orders\n    columns:\n${columns}`,
    );
    const problems = yamlFeature.check?.(fixture.contextOf('models/s.yml')) ?? [];
    assert.deepEqual(
      problems.map(({ code, severity }) => `${severity} ${code}`),
      ['information yaml.unknownKey'],
    );
  });

  it('are for the adapter to judge where the project is built on another warehouse', async () => {
    const yaml = 'models:\n  - name: orders\n    config: {materialized: table, schema: x, cluster_by: [id], own: 1}\n';
    const fixture = await FixtureProject.open(`${BASE}//- models/s.yml\n${yaml}`);
    const codes = () => yamlFeature.check?.(fixture.contextOf('models/s.yml')).map(({ code }) => code) ?? [];
    assert.deepEqual(codes().toSorted(), ['config.foreignKey', 'config.unknownKey', 'config.unread']);
    fixture.workspace.setTargets(new Map([[ROOT, { ...TARGET, adapter: 'snowflake' }]]));
    assert.deepEqual(codes(), []);
  });

  it('place nodes where a macro of the project for Dremio reads them', async () => {
    const macro =
      '//- macros/names.sql\n{% macro dremio__generate_schema_name(name, node) %}{{ name }}{% endmacro %}\n';
    const yaml = 'models:\n  - name: orders\n    config: {materialized: table, schema: x}\n';
    await checkProblems(`${yaml}${macro}`, []);
  });
});

describe('YAML that cannot be read', () => {
  it('is marked at every mistake', async () => {
    const fixture = await FixtureProject.open('//- models/s.yml\na: [1\nb: {c: 1\nd: }x\n');
    const codes = yamlFeature.check?.(fixture.contextOf('models/s.yml')).map(({ code }) => code) ?? [];
    assert.ok(codes.length > 1);
    assert.deepEqual([...new Set(codes)], ['yaml.syntax']);
  });

  it('is told once for one slip of indentation', async () => {
    const fixture = await FixtureProject.open(
      '//- models/s.yml\nmodels:\n  - name: a\n    description: x\n    - \n  - name: b\n',
    );
    assert.equal(yamlFeature.check?.(fixture.contextOf('models/s.yml')).length, 1);
  });

  it('does not break anything with anchors, merges and Jinja', async () => {
    await checkProblems(
      `
anchors:
  - &shared {data_tests: [not_null]}
models:
  - name: orders
    description: "{{ doc('x') }}"
    config: {enabled: "{{ var('x') }}", tags: "{{ var('y') }}"}
    columns:
      - <<: *shared
        name: id
`,
      [],
    );
  });
});

describe('keys and values of YAML', () => {
  it('are marked where dbt does not know them', async () => {
    await checkProblems(
      `
modles: []
models:
  - name: orders
    desciption: x
    materialized: table
    columns: {id: 1}
    access: secret
    config: {materialised: table}
`,
      [
        'yaml.unknownKey: modles -> models',
        'yaml.unknownKey: desciption -> description',
        'yaml.unknownKey: materialized',
        'yaml.type: {id: 1}',
        'yaml.value: secret',
        'config.unknownKey: materialised -> materialized',
      ],
    );
  });

  it('are marked where they are there twice, or are missing', async () => {
    await checkProblems(
      `
models:
  - name: orders
    description: a
    description: b
  - description: c
exposures:
  - name: e
    type: dashbord
`,
      [
        'yaml.duplicateKey: description',
        'yaml.missingKey: description',
        'yaml.missingKey: name',
        'yaml.value: dashbord -> dashboard',
      ],
    );
  });

  it('are left to another extension that checks them by a schema', async () => {
    const fixture = await FixtureProject.open(
      `${BASE}//- models/s.yml\nmodels:\n  - name: orderz\n    desciption: x\n`,
    );
    const context = { ...fixture.contextOf('models/s.yml'), settings: { ...DEFAULT_SETTINGS, yamlKeys: false } };
    assert.deepEqual(
      yamlFeature.check?.(context).map(({ code }) => code),
      ['yaml.noSuchNode'],
    );
  });
});

describe('YAML that describes what does not exist', () => {
  it('marks models, seeds, macros and groups that are not there', async () => {
    await checkProblems(
      `
models:
  - name: order
  - name: codes
  - name: hidden
    group: finance
seeds: [{name: codes}]
macros: [{name: mony}, {name: positive}, {name: test_positive}]
unit_tests:
  - {name: u, model: nothing, given: [], expect: {rows: []}}
`,
      [
        'yaml.noSuchNode: order -> orders',
        'yaml.noSuchNode: codes',
        'yaml.noSuchNode: mony -> money',
        'yaml.noSuchGroup: finance',
        'yaml.noSuchNode: nothing',
      ],
    );
  });

  it('marks columns where the whole query is known', async () => {
    await checkProblems(
      `
models:
  - name: orders
    columns: [{name: ID}, {name: amout}]
  - name: open
    columns: [{name: anything}]
seeds:
  - name: codes
    columns: [{name: cod}, {name: label}]
`,
      ['yaml.noSuchColumn: amout -> amount', 'yaml.noSuchColumn: cod -> code'],
    );
  });

  it('takes an expression that tests are put on for no column', async () => {
    await checkProblems("models: [{name: orders, columns: [{name: \"concat(coalesce(id, ' '), 'x')\"}]}]\n", []);
  });

  it('leaves a column alone whose name is not typed yet', async () => {
    await checkProblems('models:\n  - name: orders\n    columns:\n      - name: id\n      - name:\n', []);
  });

  it('marks what is described twice, in one file and in two', async () => {
    await checkProblems(
      `
models:
  - name: orders
    columns: [{name: id}, {name: id}]
  - name: orders
`,
      ['yaml.duplicateEntry: orders', 'yaml.duplicateColumn: id'],
    );
    await checkProblems('models: [{name: orders}]\n//- models/z.yml\nmodels: [{name: orders}]\n', [
      'yaml.duplicateEntry: orders',
    ]);
  });

  it('marks versions without a file and a latest one that is none', async () => {
    await checkProblems(
      `
models:
  - name: dim
    latest_version: 4
    versions: [{v: 1}, {v: 2}, {v: 2}, {v: 3}]
`,
      ['yaml.version: 2', 'yaml.version: 3', 'yaml.version: 4'],
    );
  });
});

describe('generic tests in YAML', () => {
  it('are marked when nothing defines them', async () => {
    await checkProblems(
      `
models:
  - name: orders
    columns:
      - name: id
        data_tests: [uniqe, dbt_utils.not_empty_string, unique, dbt.not_null]
`,
      ['test.unknown: uniqe -> unique', 'test.unknown: dbt_utils.not_empty_string'],
    );
  });

  it('are marked at arguments that they do not take, or that are missing', async () => {
    await checkProblems(
      `
models:
  - name: orders
    data_tests:
      - rows: {arguments: {cuont: 1}}
      - free: {arguments: {what: 1}, config: {severity: warn}}
      - maybe
      - either
      - passes
    columns:
      - name: id
        data_tests:
          - positive: {arguments: {most: 3}, severity: warn, name: p}
          - positive
          - rows: {arguments: {count: 1}}
          - accepted_values
          - accepted_values: {arguments: {values: []}}
          - relationships: {to: ref('orders'), field: id}
`,
      [
        'test.arguments: cuont -> count',
        'test.arguments: rows',
        'test.arguments: positive',
        'test.arguments: rows',
        'test.arguments: accepted_values',
        'test.arguments: values',
        'test.oldArguments: to',
        'test.oldArguments: field',
      ],
    );
  });

  it('say nothing of a model that is disabled, nor of the old name "tests"', async () => {
    await checkProblems(
      `
models:
  - name: hidden
    data_tests: [nothing]
  - name: orders
    tests: [rows: {arguments: {count: 1}}]
`,
      [],
    );
  });
});

describe('other files of a project', () => {
  it('are checked by their names', async () => {
    await checkProblems(
      `
name: shop
model-path: [models]
models:
  shop:
    +materialised: view
    materialized: view
    staging: {+schema: x}
`,
      [
        'yaml.unknownKey: model-path -> model-paths',
        'config.unknownKey: materialised -> materialized',
        'yaml.missingPlus: materialized -> +materialized',
      ],
      'dbt_project.yml',
    );
    await checkProblems(
      'packages:\n  - packge: a/b\n    version: 1.0.0\n',
      ['yaml.unknownKey: packge -> package'],
      'packages.yml',
    );
    await checkProblems(
      'selectors:\n  - name: s\n    definition: {union: [{method: tag, value: x}, path: models, exclude: [{method: fqn, value: y}]]}\n',
      [],
      'selectors.yml',
    );
    await checkProblems(
      'shop:\n  target: dev\n  outputs:\n    dev: {type: dremio, port: nine, software_host: x, usr: y}\n',
      ['yaml.type: nine', 'yaml.unknownKey: usr -> user'],
      'profiles.yml',
    );
  });
});

describe('targets of Dremio in profiles.yml', () => {
  const target = (keys: string) => `shop:\n  outputs:\n    dev: {type: dremio, ${keys}}\n`;

  it('need one host, and its project in the cloud', async () => {
    await checkProblems(target('user: x'), ['profile.host: dremio'], 'profiles.yml');
    await checkProblems(target('software_host: a, cloud_host: b'), ['profile.host: cloud_host'], 'profiles.yml');
    await checkProblems(target('cloud_host: b'), ['profile.host: cloud_host'], 'profiles.yml');
    await checkProblems(target('cloud_host: b, cloud_project_id: c'), [], 'profiles.yml');
  });

  it('take an enterprise catalog whole, and nothing beside it', async () => {
    const only = target('software_host: a, enterprise_catalog_namespace: n');
    await checkProblems(only, ['profile.catalog: enterprise_catalog_namespace'], 'profiles.yml');
    const both = target('software_host: a, enterprise_catalog_namespace: n, enterprise_catalog_folder: f, datalake: d');
    await checkProblems(both, ['profile.catalog: datalake'], 'profiles.yml');
  });
});

describe('columns that tests compare', () => {
  it('are marked where what they stand for has no such column', async () => {
    await checkProblems(
      `
models:
  - name: orders
    config: {file: x}
    columns:
      - name: id
        data_tests:
          - relationships: {arguments: {to: ref('codes'), field: coed}, config: {severty: warn}}
`,
      ['yaml.noSuchColumn: coed -> code', 'config.unknownKey: severty -> severity', 'config.unread: file -> alias'],
    );
  });
});
