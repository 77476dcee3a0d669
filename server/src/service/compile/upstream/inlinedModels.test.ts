import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import { compileDocument } from '../compileDocument';
import type { CompileResult } from '../compileResult';

const NEAR_AND_FAR = `
//- models/far.sql
select 1 as x -- the last one
//- models/middle.sql
{{ config(materialized='incremental') }}
with orders as (select * from {{ ref('far') }})
select * from orders {% if is_incremental() %}where x > 5{% endif %};
//- models/near.sql
select x + 1 as y from {{ ref('middle') }}
//- models/other.sql
select 2 as y
`.trimStart();

async function run(
  fixture: string,
  inline: readonly string[] | undefined,
  take: 'run' | 'cte' = 'run',
): Promise<CompileResult> {
  const project = await FixtureProject.open(fixture);
  const { context, offset } = project.at();
  return compileDocument({
    document: context.document,
    project: context.project,
    selection: { start: offset, end: offset },
    take,
    ...(inline === undefined ? {} : { inline: inline.map(name => `model.shop.${name}`) }),
    environment: () => undefined,
    documentAt: file => context.documentAt(file)?.jinja,
  });
}

/** Checks the SQL of a text that is run with models put into it, and which those are. */
async function checkInlined(
  fixture: string,
  inline: readonly string[] | undefined,
  expected: { readonly sql: string; readonly inlined: readonly string[] | undefined; readonly take?: 'run' | 'cte' },
): Promise<void> {
  const result = await run(fixture, inline, expected.take);
  assert.ok(result.kind === 'compiled', JSON.stringify(result));
  assert.equal(result.sql, expected.sql);
  assert.deepEqual(result.inlined, expected.inlined);
  assert.equal(
    result.segments.map(({ compiled }) => compiled.end - compiled.start).reduce((a, b) => a + b),
    result.sql.length,
  );
}

async function checkProblem(fixture: string, inline: readonly string[], message: RegExp): Promise<void> {
  const result = await run(fixture, inline);
  assert.ok(result.kind === 'problem', JSON.stringify(result));
  assert.match(result.message, message);
}

describe('running a model with what is upstream of it', () => {
  it('reads what is built as it is', async () => {
    const fixture = `${NEAR_AND_FAR}//- models/top.sql\nselect<|> * from {{ ref('near') }}`;
    await checkInlined(fixture, [], { sql: 'select * from "analytics"."near"', inlined: undefined });
  });

  it('puts an edited model and all between it and the text in front, each behind those that it reads', async () => {
    await checkInlined(
      `${NEAR_AND_FAR}//- models/top.sql\n-- top\nselect<|> * from {{ ref('near') }} join {{ ref('other') }} using (y)`,
      ['far'],
      {
        sql: [
          'with __dbt__cte__far as (',
          'select 1 as x -- the last one',
          '),  __dbt__cte__middle as (',
          '',
          'with orders as (select * from "__dbt__cte__far")',
          'select * from orders',
          '),  __dbt__cte__near as (',
          'select x + 1 as y from "__dbt__cte__middle"',
          ') -- top',
          'select * from "__dbt__cte__near" join "analytics"."other" using (y)',
        ].join('\n'),
        inlined: ['far', 'middle', 'near'],
      },
    );
  });

  it('puts them before the CTEs of the text', async () => {
    await checkInlined(
      `${NEAR_AND_FAR}//- models/top.sql\nwith<|> recursive a as (select * from {{ ref('other') }}) select * from a`,
      ['other'],
      {
        sql: 'with recursive  __dbt__cte__other as (\nselect 2 as y\n), a as (select * from "__dbt__cte__other") select * from a',
        inlined: ['other'],
      },
    );
  });

  it('gives another name where a text has that name for a CTE of its own', async () => {
    await checkInlined(
      `//- models/a.sql\nselect 1 as x\n//- models/top.sql\nwith __DBT__cte__a as (select<|> 2) select * from {{ ref('a') }}`,
      ['a'],
      {
        sql: 'with  __dbt__cte__a_2 as (\nselect 1 as x\n), __DBT__cte__a as (select 2) select * from "__dbt__cte__a_2"',
        inlined: ['a'],
      },
    );
  });

  it('puts ephemeral models in, by their names', async () => {
    await checkInlined(
      `//- models/a.sql\n{{ config(materialized='ephemeral', alias='b') }}select 1 as x\n//- models/top.sql\nselect<|> * from {{ ref('a') }}`,
      [],
      { sql: 'with __dbt__cte__a as (\nselect 1 as x\n) select * from "__dbt__cte__a"', inlined: ['a'] },
    );
  });

  it('puts ephemeral models in whenever a text is run, and nothing that is built over them', async () => {
    const fixture = `//- models/a.sql
{{ config(materialized='ephemeral') }}select 1 as x
//- models/b.sql
select * from {{ ref('a') }}
//- models/c.sql
{{ config(materialized='ephemeral') }}select {{ dbt_utils.star() }}
//- models/top.sql
with t as (select<|> * from {{ ref('b') }} join {{ ref('a') }} using (x)), u as (select * from {{ ref('b') }}) select * from t`;
    const sql = 'select * from "analytics"."b" join "__dbt__cte__a" using (x)';
    await checkInlined(fixture, undefined, {
      sql: `with  __dbt__cte__a as (\nselect 1 as x\n), t as (${sql}), u as (select * from "analytics"."b") select * from t`,
      inlined: ['a'],
    });
    await checkInlined(fixture, undefined, {
      take: 'cte',
      sql: `with  __dbt__cte__a as (\nselect 1 as x\n), t as (${sql})\nselect * from t`,
      inlined: ['a'],
    });
    const result = await run(fixture.replace("ref('a') }} using", "ref('c') }} using"), undefined);
    assert.ok(result.kind === 'needsDbt', JSON.stringify(result));
    assert.match(result.reason, /ephemeral model "c".*dbt_utils/);
  });

  it('works in a file that is no model', async () => {
    await checkInlined(`${NEAR_AND_FAR}//- scratch.sql\nselect<|> * from {{ ref('other') }}`, ['other'], {
      sql: 'with __dbt__cte__other as (\nselect 2 as y\n) select * from "__dbt__cte__other"',
      inlined: ['other'],
    });
  });

  it('tells what keeps an upstream model from being put in', async () => {
    const top = (model: string): string =>
      `//- models/a.sql\n${model}\n//- models/top.sql\nselect<|> * from {{ ref('a') }}`;
    await checkProblem(
      top(`select {{ dbt_utils.star() }}`),
      ['a'],
      /model "a" can be rendered by dbt alone.*dbt_utils/,
    );
    await checkProblem(top(`select * from {{ ref('gone') }}`), ['a'], /model "a": There is no model "gone"/);
    await checkProblem(top(`select * from {{ ref('a') }}`), ['a'], /depends on itself/);
    await checkProblem(
      `//- models/a.py\ndef model(dbt, session): pass\n//- models/top.sql\nselect<|> * from {{ ref('a') }}`,
      ['a'],
      /no SQL model/,
    );
    await checkProblem(
      `//- models/a.sql\nselect 1\n//- models/top.sql\ndelete<|> from {{ ref('a') }}`,
      ['a'],
      /in front of a query/,
    );
    await checkProblem(
      `//- models/a.sql\nselect 1\n//- models/top.sql\nselect<|> {{ dbt_utils.x() }} from {{ ref('a') }}`,
      ['a'],
      /This needs dbt/,
    );
  });
});
