import assert from 'node:assert/strict';
import { fileNameFor } from './exportFormats';

describe('the name of an exported file', () => {
  for (const [title, expected] of [
    ['stg_orders', 'stg_orders.csv'],
    ['fct_orders › totals', 'fct_orders_totals.csv'],
    ['select a/b from "x"', 'select_a_b_from_x.csv'],
    ['select * from bronze.raw_…', 'select_from_bronze.raw.csv'],
    ['größe ↔ größe', 'größe_größe.csv'],
    ['../..', 'result.csv'],
    ['x'.repeat(200), `${'x'.repeat(60)}.csv`],
  ] as const)
    it(`of ${title.slice(0, 30)} is one that file systems take`, () => {
      assert.equal(fileNameFor(title, { extension: 'csv' }), expected);
    });
});
