import assert from 'node:assert/strict';
import { problemsTold } from '../../../../../test/support/featureChecks';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import { unitTestFeature } from './unitTestFeature';

const BASE = `//- models/codes.sql
select 1 as code, 'a' as <label|label|>
//- models/open.sql
select * from {{ source('raw', 'anything') }}
//- models/orders.sql
{{ config(materialized='incremental') }} select c.code as id, 2 as amount from {{ ref('codes') }} c
//- models/schema.yml
models:
  - name: codes
    columns: [{name: label, description: What it is called.}]
`;

/** A properties file with one unit test of `orders`. */
function unitTest(given: string, expect = ' {rows: []}'): string {
  return `unit_tests:
  - name: u
    model: orders
    given:
      - ${given}
    expect:${expect}
`;
}

async function checkProblems(text: string, expected: readonly string[], file = 'models/u.yml'): Promise<void> {
  const fixture = await FixtureProject.open(`${BASE}//- models/u.yml\n${text}`);
  assert.deepEqual(problemsTold(unitTestFeature, fixture.contextOf(file)), expected);
}

async function checkCompletion(text: string, labels: readonly string[], taken?: string): Promise<void> {
  const { context, offset } = (await FixtureProject.open(`${BASE}//- models/u.yml\n${text}`)).at();
  const entries = unitTestFeature.complete?.(context, offset) ?? [];
  assert.deepEqual(
    entries.map(({ label }) => label),
    labels,
    text,
  );
  if (taken !== undefined) assert.equal(entries[0]?.insert, taken);
}

describe('columns that rows of unit tests name', () => {
  it('are offered in rows that are maps, those that are not there yet', async () => {
    const rows = (row: string): string => unitTest(`input: ref('codes')\n        rows:\n          - ${row}`);
    await checkCompletion(rows('{<|>}'), ['code', 'label'], 'code: ');
    await checkCompletion(rows('{code: 1, <|>}'), ['label']);
    await checkCompletion(rows('{code: 1, la<|>: 2}'), ['label'], 'label');
    await checkCompletion(rows('<|>'), ['code', 'label']);
    await checkCompletion(rows('code: 1\n            <|>'), ['label']);
    await checkCompletion(rows('{code: <|>}'), []);
    await checkCompletion(unitTest(`input: this\n        rows:\n          - <|>`), ['id', 'amount']);
    await checkCompletion(unitTest(`input: ref('codes')`, `\n      rows:\n        - {<|>}`), ['id', 'amount']);
  });

  it('are marked where what the rows stand for has none of the name', async () => {
    await checkProblems(
      `unit_tests:
  - name: u
    model: orders
    given:
      - {input: ref('codes'), rows: [{code: 1, lable: a}]}
      - {input: ref('open'), rows: [{anything: 1}]}
      - {input: this, rows: [{id: 1, code: 2}]}
    expect: {rows: [{id: 1, amuont: 2}]}
`,
      ['yaml.noSuchColumn: lable -> label', 'yaml.noSuchColumn: code', 'yaml.noSuchColumn: amuont -> amount'],
    );
  });

  it('are marked in rows that are CSV, not in SQL, which dbt takes as it is', async () => {
    const given = `input: ref('codes')
        format: csv
        rows: |
          code,lable
          1,lable`;
    const expected = `
      format: sql
      rows: |
        select 1 as id, 2 as amount union all
        -- nothing as lable
        select 1 as id, 2 as "amuont"
`;
    await checkProblems(unitTest(given, expected), ['yaml.noSuchColumn: lable -> label']);
    await checkProblems(unitTest(`{input: ref('codes'), format: sql, rows: "select 1 as code, 2 as lable"}`), []);
  });

  it('are read where CSV stands between quotes of YAML, and where fields have quotes', async () => {
    const csv = (rows: string): string => unitTest(`{input: ref('codes'), format: csv, rows: ${rows}}`);
    await checkProblems(csv('"code,label\\n1,lable"'), []);
    await checkProblems(csv('"code,lable\\n1,label"'), ['yaml.noSuchColumn: lable -> label']);
    await checkProblems(csv('"code,\\"lable\\"\\n1,2"'), ['yaml.noSuchColumn: lable -> label']);
    await checkProblems(csv('"c\\u006fde,nope\\n1,2"'), []);
    await checkProblems(csv(`'code,"la,bel"'`), ['yaml.noSuchColumn: la,bel -> label']);
  });

  it('are marked in a file of rows, as whatever asks for it stands for', async () => {
    const given = unitTest(`{input: ref('codes'), format: csv, fixture: rows}`);
    const text = `${given}//- tests/fixtures/rows.csv\ncode,lable\n1,a\n`;
    await checkProblems(text, ['yaml.noSuchColumn: lable -> label'], 'tests/fixtures/rows.csv');
    await checkProblems(text, []);
  });

  it('lead to the expression that makes the column, and tell what it is', async () => {
    for (const text of [
      unitTest(`{input: ref('codes'), rows: [{la<|>bel: a}]}`),
      unitTest(`input: ref('codes')\n        format: csv\n        rows: |\n          code,la<|>bel`),
      `${unitTest(`{input: ref('codes'), format: sql, fixture: r}`)}//- tests/fixtures/r.sql\nselect 'a' as la<|>bel`,
    ]) {
      const fixture = await FixtureProject.open(`${BASE}//- models/u.yml\n${text}`);
      const { context, offset } = fixture.at();
      const made = fixture.fixture.spans.find(({ name }) => name === 'label');
      assert.deepEqual(unitTestFeature.define?.(context, offset), [
        { file: `${ROOT}/models/codes.sql`, span: { start: made?.start, end: made?.end } },
      ]);
      const markdown = unitTestFeature.hover?.(context, offset)?.markdown ?? '';
      assert.match(markdown, /^\*\*label\*\*.*codes[^]*What it is called/);
    }
  });
});

describe('a file of rows', () => {
  it('is no test of its own', async () => {
    const files = '//- tests/fixtures/rows.sql\nselect 1 as x\n//- tests/t.sql\nselect 1 as x';
    const { project } = await FixtureProject.open(BASE + files);
    assert.deepEqual(
      project.nodesOfKind('test').map(({ name }) => name),
      ['t'],
    );
  });
});
