import assert from 'node:assert/strict';
import type { CompileResult } from '@lakehouse/protocol';
import { EMPTY_PAGE, nextPage, offsetInPage } from './compiledPage';

const SOURCE = `select\n  {{ ref('x') }} as a`;
const COMPILED: CompileResult = {
  kind: 'compiled',
  unit: 'model',
  sql: 'select\n  "x" as a',
  segments: [
    { compiled: { start: 0, end: 9 }, source: { start: 0, end: 9 }, verbatim: true },
    { compiled: { start: 9, end: 12 }, source: { start: 9, end: 23 }, verbatim: false },
    { compiled: { start: 12, end: 17 }, source: { start: 23, end: 28 }, verbatim: true },
  ],
  source: { start: 0, end: SOURCE.length },
  title: 'orders',
};
const PROBLEM: CompileResult = { kind: 'problem', message: 'There is no model "x".', source: { start: 9, end: 23 } };

describe('the page of a compiled view', () => {
  it('is the SQL alone when all could be rendered', () => {
    const { head, sql } = nextPage(COMPILED, SOURCE, EMPTY_PAGE);
    assert.deepEqual([head, sql], ['', 'select\n  "x" as a']);
  });

  it('tells what is wrong and where, above what could be rendered last', () => {
    const first = nextPage(COMPILED, SOURCE, EMPTY_PAGE);
    const { head, sql } = nextPage(PROBLEM, SOURCE, first);
    assert.equal(head, '-- Line 2, column 3: There is no model "x".\n-- Below stands what could be rendered last.\n');
    assert.equal(sql, first.sql);
    assert.equal(nextPage(PROBLEM, SOURCE, EMPTY_PAGE).head, '-- Line 2, column 3: There is no model "x".\n');
    assert.equal(nextPage(COMPILED, SOURCE, { ...first, head }).head, '');
  });

  it('sends to dbt what only dbt can render', () => {
    const need = {
      kind: 'needsDbt',
      unit: 'model',
      reason: 'Only dbt\ncan tell.',
      projectRoot: '/shop',
      text: SOURCE,
      source: { start: 0, end: 1 },
      title: 'orders',
    } as const;
    const { head } = nextPage(need, SOURCE, EMPTY_PAGE);
    assert.equal(head, '-- This needs dbt: run "Show SQL Compiled by dbt". Only dbt\n-- can tell.\n');
  });

  it('finds what a place of the source became, below the lines above', () => {
    const page = nextPage(COMPILED, SOURCE, EMPTY_PAGE);
    assert.equal(offsetInPage(page, 3), 3);
    assert.equal(offsetInPage(page, 15), 9);
    assert.equal(offsetInPage({ ...page, head: '-- x\n' }, 26), 5 + 15);
    assert.equal(offsetInPage(page, 99), undefined);
  });
});
