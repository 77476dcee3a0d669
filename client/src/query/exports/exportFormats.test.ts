import assert from 'node:assert/strict';
import { fileNameFor } from './exportFormats';

describe('the name of an exported file', () => {
  for (const [title, expected] of [
    ['stg_orders', 'stg_orders.csv'],
    ['fct_orders › totals', 'fct_orders › totals.csv'],
    ['select a/b from "x"', 'select a_b from _x.csv'],
    ['../..', 'result.csv'],
    ['x'.repeat(200), `${'x'.repeat(80)}.csv`],
  ] as const)
    it(`of ${title.slice(0, 30)} is one that file systems take`, () => {
      assert.equal(fileNameFor(title, { extension: 'csv' }), expected);
    });
});
