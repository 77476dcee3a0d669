import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import { navigationFeature } from './navigationFeature';

const PROJECT = `//- models/stg.sql
select id, amount from {{ source('raw', 'orders') }}
//- models/mart.sql
select * from {{ ref('stg') }} join {{ ref("stg") }}
//- macros/cents.sql
{% macro cents(x) %}{{ x }}{% endmacro %}
//- models/s.yml
models:
  - name: stg
    columns: [{name: id}, {name: amount}]
sources:
  - name: raw
    tables:
      - name: orders
`;

/** Checks the lenses of a file as `line: title`, lines counted from one, and the places that they list. */
async function checkLenses(file: string, expected: readonly string[]): Promise<void> {
  const context = (await FixtureProject.open(PROJECT)).contextOf(file);
  const shown = (navigationFeature.lenses?.(context) ?? []).map(({ span, title, command }) => {
    const line = context.document.text.slice(0, span.start).split('\n').length;
    const [here, places] = command.args;
    if (command.name !== 'lakehouse.showReferences') return `${line}: ${title} ${command.name}`;
    assert.deepEqual(here, { file: `${ROOT}/${file}`, span });
    return `${line}: ${title} [${Array.isArray(places) ? places.length : ''}]`;
  });
  assert.deepEqual(shown, expected);
}

/** Checks the tokens of a model as `text type`, with `+` and its modifiers behind it. */
async function checkTokens(text: string, expected: readonly string[]): Promise<void> {
  const context = (await FixtureProject.open(`${PROJECT}//- models/m.sql\n${text}`)).contextOf('models/m.sql');
  const tokens = (navigationFeature.tokens?.(context) ?? []).toSorted((a, b) => a.span.start - b.span.start);
  assert.deepEqual(
    tokens.map(({ span, type, modifiers = [] }) =>
      [context.document.text.slice(span.start, span.end), type, ...modifiers.map(one => `+${one}`)].join(' '),
    ),
    expected,
  );
}

describe('lenses', () => {
  it('say of a reflection, which no query names, nothing about its uses', async () => {
    const fast = `//- models/fast.sql\n{{ config(materialized='reflection') }} -- depends_on: {{ ref('stg') }}\n`;
    const context = (await FixtureProject.open(`${PROJECT}${fast}`)).contextOf('models/fast.sql');
    const titles = navigationFeature.lenses?.(context).map(({ title }) => title);
    assert.deepEqual(titles, ['lineage', 'dbt run', 'dbt test']);
  });

  it('count the uses of a model, and offer its lineage and dbt', async () => {
    await checkLenses('models/stg.sql', [
      '1: 3 references [3]',
      '1: lineage lakehouse.showLineage',
      '1: dbt run lakehouse.dbt.runModel',
      '1: dbt test lakehouse.dbt.testModel',
    ]);
  });

  it('count the uses of macros and of what YAML describes', async () => {
    await checkLenses('macros/cents.sql', ['1: no references [0]']);
    await checkLenses('models/s.yml', ['2: 2 references [2]', '5: 1 reference [1]', '7: 1 reference [1]']);
  });
});

describe('semantic tokens', () => {
  it('tell models, sources and macros apart', async () => {
    await checkTokens(
      "{{ ref('stg') }} {{ source('raw', 'orders') }} {{ cents(1) }} {{ dbt.dateadd() }} {{ ref('x') }} {{ no() }}",
      ['stg class', 'raw namespace', 'orders class', 'cents macro', 'dateadd macro +defaultLibrary'],
    );
  });

  it('tell queries of WITH, aliases, columns, functions and types apart', async () => {
    await checkTokens(
      "with a as (select id from {{ ref('stg') }}) select o.id as x, cast(max(id) as bigint), nope from a o",
      [
        'a variable +declaration',
        'id property',
        'stg class',
        'o variable',
        'id property',
        'x property +declaration',
        'cast function +defaultLibrary',
        'max function +defaultLibrary',
        'id property',
        'bigint type +defaultLibrary',
        'a variable',
        'o variable +declaration',
      ],
    );
  });
});
