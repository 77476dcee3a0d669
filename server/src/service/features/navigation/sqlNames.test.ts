import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import { navigationFeature } from './navigationFeature';

/** Checks that the references of the cursor, definitions among them, are the marked places. */
async function checkReferences(text: string): Promise<void> {
  const fixture = await FixtureProject.open(text);
  const { context, offset } = fixture.at();
  const marked = fixture.fixture.spans.map(({ file, start, end }) => `${ROOT}/${file} ${start}-${end}`);
  const found = navigationFeature.references?.(context, offset, true) ?? [];
  assert.deepEqual(found.map(({ file, span }) => `${file} ${span.start}-${span.end}`).toSorted(), marked.toSorted());
}

/** Checks the highlights of the cursor: the marked places, those called `def` as writes. */
async function checkHighlights(text: string, file = 'models/m.sql'): Promise<void> {
  const fixture = await FixtureProject.open(`//- ${file}\n${text}`);
  const { context, offset } = fixture.at();
  const shown = (one: { start: number; end: number }, write: boolean) =>
    `${one.start}-${one.end}${write ? ' write' : ''}`;
  const marked = fixture.fixture.spans.map(one => shown(one, one.name === 'def'));
  const found = navigationFeature.highlight?.(context, offset) ?? [];
  assert.deepEqual(found.map(({ span, write }) => shown(span, write)).toSorted(), marked.toSorted());
}

/** Checks the texts of the files that a rename touches. */
async function checkRename(text: string, newName: string, expected: Record<string, string>): Promise<void> {
  const fixture = await FixtureProject.open(text);
  const { context, offset } = fixture.at();
  assert.ok(navigationFeature.renameTarget?.(context, offset));
  const change = navigationFeature.rename?.(context, offset, newName);
  const texts = (change?.edits ?? []).map(({ file, changes }) => {
    let after = fixture.workspace.textOf(file) ?? '';
    for (const { span, text: inserted } of changes.toSorted((a, b) => b.span.start - a.span.start))
      after = after.slice(0, span.start) + inserted + after.slice(span.end);
    return [file.slice(ROOT.length + 1), after.trimEnd()] as const;
  });
  assert.deepEqual(Object.fromEntries(texts), expected);
}

async function checkRefused(text: string, newName: string, message: RegExp): Promise<void> {
  const { context, offset } = (await FixtureProject.open(text)).at();
  assert.throws(
    () => navigationFeature.rename?.(context, offset, newName),
    error => error instanceof Failure && message.test(error.message),
  );
}

describe('highlights', () => {
  it('show the words of a block', async () => {
    await checkHighlights('{% <|if|> a %}{% if b %}{% endif %}{% <|elif|> c %}{% <|el<|>se|> %}{% <|endif|> %}');
    await checkHighlights('{% <|for|> a in b %}{% if c %}{% else %}{% endif %}{% <|end<|>for|> %}');
  });

  it('show variables of Jinja where they count', async () => {
    await checkHighlights(
      '{% set <def|x|> = 1 %}{{ <|x<|>|> }}{% macro m(x) %}{{ x }}{% endmacro %}{{ f(<|x|>, y.x) }}{% set <def|x|> = <|x|> + 1 %}',
    );
    await checkHighlights('{% for <def|a<|>|> in b %}{{ <|a|> }}{% endfor %}{{ a }}');
  });

  it('show refs of one model, and macros', async () => {
    await checkHighlights('{% macro <def|f|>() %}{% endmacro %}{{ <|f<|>|>(1) }}{{ shop.<|f|>() }}', 'macros/m.sql');
  });

  it('show queries of WITH, aliases and columns', async () => {
    await checkHighlights('with <def|a|> as (select 1 as x) select <|a<|>|>.x from <|a|>');
    await checkHighlights('select <|o<|>|>.x, b.x from t <def|o|> join u b on <|o|>.x = b.x');
    await checkHighlights(
      'with a as (select 1 as <def|x|>, 2 as y) select <|x|> + 1 as z, a.<|x<|>|> from a where y > 1 and <|x|> = 2',
    );
  });
});

describe('references of columns', () => {
  const YAML = `//- models/s.yml
models:
  - name: stg
    columns:
      - name: <|order_id|>
  - name: mart
    columns:
      - name: id
        data_tests:
          - relationships:
              arguments:
                to: ref('stg')
                field: <|order_id|>
`;

  it('go from the expression through stars, queries of WITH and other models to YAML', async () => {
    await checkReferences(
      `${YAML}//- models/stg.sql
{{ config(unique_key='<|order_id|>') }}
select raw_id as <|order_<|>id|>, raw_id from {{ source('raw', 'orders') }}
//- models/mid.sql
with a as (select * from {{ ref('stg') }})
select * from a
//- models/mart.sql
select m.<|order_id|> as id, m.raw_id from {{ ref('mid') }} m where <|order_id|> > 1 order by m.<|order_id|>
//- models/other.sql
select id as order_id from {{ ref('mart') }}
`,
    );
  });

  it('are found from a use far downstream', async () => {
    await checkReferences(
      `//- models/stg.sql
select raw_id as <|order_id|> from t
//- models/mid.sql
select <|order_id|> from {{ ref('stg') }}
//- models/mart.sql
select sum(<|order_<|>id|>) as s from {{ ref('mid') }}
`,
    );
  });
});

describe('rename in SQL', () => {
  it('renames a query of WITH with its uses', async () => {
    await checkRename(
      '//- models/m.sql\nwith a<|> as (select 1 as x), b as (select a.x from a) select a.*, c.x from a as c join a on true',
      'base',
      {
        'models/m.sql':
          'with base as (select 1 as x), b as (select base.x from base) select base.*, c.x from base as c join base on true',
      },
    );
  });

  it('puts a name into quotes that SQL would not read without, and keeps those that are there', async () => {
    await checkRename('//- models/m.sql\nwith a<|> as (select 1 as x) select * from "a"', 'order', {
      'models/m.sql': 'with "order" as (select 1 as x) select * from "order"',
    });
  });

  it('renames a column downstream until an alias gives it another name', async () => {
    await checkRename(
      `//- models/stg.sql
select raw as amount<|> from t
//- models/mid.sql
select amount, s.AMOUNT * 2 as twice from {{ ref('stg') }} s
//- models/mart.sql
with a as (select * from {{ ref('mid') }}) select sum(amount) as amount from a
//- models/end.sql
select amount from {{ ref('mart') }}
//- models/s.yml
models:
  - name: mid
    columns:
      - name: amount
`,
      'total',
      {
        'models/stg.sql': 'select raw as total from t',
        'models/mid.sql': "select total, s.total * 2 as twice from {{ ref('stg') }} s",
        'models/mart.sql': "with a as (select * from {{ ref('mid') }}) select sum(total) as amount from a",
        'models/s.yml': 'models:\n  - name: mid\n    columns:\n      - name: total',
      },
    );
  });

  it('renames columns in the rows of unit tests, whatever their form', async () => {
    const yaml = (id: string, key: string) => `unit_tests:
  - name: t
    model: mart
    given:
      - input: ref('stg')
        rows:
          - {${id}: 1, x: 2}
          - {"${id}": 3}
      - input: ref('other')
        rows: [{id: 1}]
    expect: {rows: [{${key}: 1}]}
  - name: csv
    model: mart
    given:
      - input: ref('stg')
        format: csv
        rows: |
          x,${id}
          id,2
    expect: {rows: []}
`;
    const project = (yamlText: string) => `//- models/stg.sql
select 1 as id<|>, 2 as x
//- models/other.sql
select 1 as id
//- models/mart.sql
select id as key from {{ ref('stg') }}
//- models/s.yml
${yamlText}`;
    await checkRename(project(yaml('id', 'key')), 'number', {
      'models/stg.sql': 'select 1 as number, 2 as x',
      'models/mart.sql': "select number as key from {{ ref('stg') }}",
      'models/s.yml': yaml('number', 'key').trimEnd(),
    });
    const mart = project(yaml('id', 'key')).replace('id<|>', 'id').replace('as key', 'as key<|>');
    await checkRename(mart, 'number', {
      'models/mart.sql': "select id as number from {{ ref('stg') }}",
      'models/s.yml': yaml('id', 'number').trimEnd(),
    });
  });

  it('renames what a query of rows takes over by its name, and in CSV between quotes', async () => {
    const yaml = (query: string, csv: string): string => `unit_tests:
  - name: t
    model: mart
    given:
      - {input: ref('stg'), format: sql, rows: "${query}"}
      - {input: ref('stg'), format: csv, rows: "${csv},x\\n1,2"}
    expect: {rows: []}`;
    await checkRename(
      `//- models/stg.sql
select 1 as amount<|>, 2 as x
//- models/mart.sql
select 1 as id
//- models/s.yml
${yaml('with x as (select 1 as amount) select amount, 1 as x from x', 'amount')}
`,
      'total',
      {
        'models/stg.sql': 'select 1 as total, 2 as x',
        'models/s.yml': yaml('with x as (select 1 as amount) select amount as total, 1 as x from x', 'total'),
      },
    );
  });

  it('renames columns in rows that are written as SQL, and in files of rows', async () => {
    const yaml = (id: string): string => `unit_tests:
  - name: t
    model: mart
    given:
      - input: ref('stg')
        format: sql
        rows: |
          select 1 as ${id}, 'id' as x union all
          select 2 as "${id}", null as x
      - input: ref('stg')
        format: csv
        fixture: some_rows
    expect: {format: sql, fixture: expected}`;
    await checkRename(
      `//- models/stg.sql
select 1 as id<|>, 2 as x
//- models/mart.sql
select 1 as id
//- models/s.yml
${yaml('id')}
//- tests/fixtures/deep/some_rows.csv
x, id
id,1
//- tests/fixtures/expected.sql
select 1 as id
`,
      'number',
      {
        'models/stg.sql': 'select 1 as number, 2 as x',
        'models/s.yml': yaml('number'),
        'tests/fixtures/deep/some_rows.csv': 'x, number\nid,1',
      },
    );
  });

  it('finds columns in texts that macros get, where the query could write them itself', async () => {
    await checkReferences(`//- models/stg.sql
select 1 as <def|id<|>|>, 'x' as name
//- models/mart.sql
select {{ dbt_utils.generate_surrogate_key(['name', '<key|id|>', 's.<qualified|id|>']) }} as k, {{ var('id') }} as v,
  {{ cents('<macro|id|>') }} as c, {{ ref('id') }}, {{ f('o.id') }},
  {{ dbt_utils.get_column_values(table=ref('other'), column='id') }} as v,
  {{ dbt_utils.star(from=ref('other'), except=['id']) }}
from {{ ref('stg') }} s join {{ ref('other') }} o on true
//- models/other.sql
select 1 as code
//- models/both.sql
select {{ f('id') }} from {{ ref('stg') }} s join (select 1 as id) t on true
`);
  });

  it('finds what semantic models make of a column under another name', async () => {
    await checkReferences(`//- models/stg.sql
select 1 as <def|id<|>|>, 2 as other
//- models/s.yml
semantic_models:
  - name: s
    model: ref('stg')
    entities: [{name: key, type: primary, expr: <entity|id|>}, {name: id, type: unique, expr: other}]
    measures: [{name: total, agg: sum, expr: id + 1}, {name: most, agg: max, expr: <measure|id|>}]
  - name: t
    model: ref('other')
    entities: [{name: key, type: primary, expr: id}]
//- models/other.sql
select 1 as id
`);
  });

  it('finds them from such a text too', async () => {
    await checkReferences(`//- models/stg.sql
select 1 as <def|id|>
//- models/mart.sql
select {{ key(['<key|i<|>d|>']) }} as k, <item|id|> from {{ ref('stg') }}
`);
  });

  it('renames texts that may be meant for the column once the user has looked at them', async () => {
    const { context, offset } = (
      await FixtureProject.open(`//- models/stg.sql
select 1 as id<|>
//- models/mart.sql
select {{ key(['id']) }} as k, id as x from {{ ref('stg') }}
`)
    ).at();
    const change = navigationFeature.rename?.(context, offset, 'number');
    const told = (change?.edits ?? []).flatMap(({ changes }) =>
      changes.map(({ text, confirm }) => `${text}${confirm === undefined ? '' : ` (${confirm})`}`),
    );
    assert.deepEqual(told.toSorted(), ['number', 'number', 'number (A text that may be meant for the column)']);
  });

  it('finds columns in texts of Python models, only where it is certain whose they are', async () => {
    await checkReferences(`//- models/stg.sql
select 1 as <def|id<|>|>, 2 as x
//- models/p.py
def model(dbt, session):
    df = dbt.ref("stg")
    other = dbt.ref("other")
    twice = dbt.ref("stg")
    twice = twice.limit(1)
    made = dbt.ref("stg")  # made anew
    made["id"] = 1
    a = df["<a|id|>"] + other["id"] + twice["id"] + made["id"]
    b = df[["x", 'id']].drop("id")
    c = df.select("id", "x").filter(F.col("id") > 1)
    d = df.filter((F.col("id") > 1) & (x.name == "id")).select("id")
    g = df.select("<g|id|>", "x").drop("x")
    c = df.select("id").drop("id")
    c = (df.select("id", "x")
      .filter(col("x") > 0)
      .drop("id"))
    e = df.withColumnRenamed("<e|id|>", "number")
    f = df.join(other, "id") if df.columns[0] == "id" else df.sort_values(by="id")
    return df
//- models/other.sql
select 1 as id
`);
  });

  it('finds the column of a model that a row of a unit test names', async () => {
    await checkReferences(`//- models/mart.sql
select 1 as <def|id|>
//- models/s.yml
unit_tests:
  - name: t
    model: mart
    given: [{input: this, rows: [{<given|id<|>|>: 1}]}]
    expect: {format: sql, fixture: expected}
//- tests/fixtures/expected.sql
select 1 as <row|id|>, 2 as key
`);
  });

  it('renames what configuration names: keys, and columns of a reflection', async () => {
    await checkRename(
      `//- models/stg.sql
{{ config(unique_key=['id', 'x']) }} select 1 as id<|>, 2 as x
//- models/r.sql
{{ config(materialized='reflection', display=['id', 'x']) }} -- depends_on: {{ ref('stg') }}
//- models/s.yml
models:
  - name: stg
    config: {check_cols: [id]}
`,
      'key',
      {
        'models/stg.sql': "{{ config(unique_key=['key', 'x']) }} select 1 as key, 2 as x",
        'models/r.sql': "{{ config(materialized='reflection', display=['key', 'x']) }} -- depends_on: {{ ref('stg') }}",
        'models/s.yml': 'models:\n  - name: stg\n    config: {check_cols: [key]}',
      },
    );
  });

  it('adds an alias where a column keeps the name that a source gives it', async () => {
    await checkRename(
      `//- models/stg.sql
select o.id from {{ source('raw', 'orders') }} o
//- models/mart.sql
select i<|>d as key from {{ ref('stg') }}
//- models/s.yml
sources:
  - name: raw
    tables:
      - name: orders
        columns: [{name: id}]
`,
      'order_id',
      {
        'models/stg.sql': "select o.id as order_id from {{ source('raw', 'orders') }} o",
        'models/mart.sql': "select order_id as key from {{ ref('stg') }}",
      },
    );
  });

  it('refuses a name that is taken, that Jinja makes, or that a source gives', async () => {
    await checkRefused('//- models/m.sql\nselect 1 as a<|>, 2 as b', 'B', /taken/);
    await checkRefused('//- models/m.sql\nselect 1 as a<|>, 2 as b', 'x"y', /letters/);
    await checkRefused(
      '//- models/m.sql\nwith a as (select 1 as x), b as (select 1 as x<|>) select 1 as y from a join b using (x)',
      'z',
      /USING/,
    );
    await checkRefused(
      `//- models/m.sql\nselect 1 as one from {{ source('raw', 't') }} where i<|>d > 1\n//- models/s.yml\nsources:\n  - name: raw\n    tables:\n      - name: t\n        columns: [{name: id}]\n`,
      'key',
      /No query of the project/,
    );
  });
});
