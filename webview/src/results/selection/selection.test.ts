import assert from 'node:assert/strict';
import { disjoint } from './disjoint';
import {
  blocksOf,
  isIn,
  selectAll,
  selectColumn,
  selectRow,
  selectTo,
  stepFrom,
  within,
  type Block,
} from './selection';

const EXTENT = { rows: 10, columns: 4 };

function block(rows: readonly [number, number], columns: readonly [number, number]): Block {
  return { rows: { start: rows[0], end: rows[1] }, columns: { start: columns[0], end: columns[1] } };
}

describe('a selection', () => {
  it('stops at the edges', () => {
    const place = stepFrom({ row: 8, column: 3 }, { rows: Infinity, columns: -9 }, EXTENT);
    assert.deepEqual(place, { row: 9, column: 0 });
  });

  it('takes whole rows and whole columns', () => {
    const rows = selectRow(selectRow(undefined, 3, EXTENT, 'replace'), 5, EXTENT, 'extend');
    assert.deepEqual(blocksOf(rows), [block([3, 6], [0, 4])]);
    assert.deepEqual(blocksOf(selectColumn(undefined, 2, EXTENT, 'replace')), [block([0, 10], [2, 3])]);
  });

  it('is stretched from where it began, in whatever direction', () => {
    const began = selectTo(undefined, { row: 5, column: 2 }, 'replace');
    assert.deepEqual(blocksOf(selectTo(began, { row: 3, column: 3 }, 'extend')), [block([3, 6], [2, 4])]);
  });

  it('keeps what was marked when more is added, and forgets it otherwise', () => {
    const first = selectTo(undefined, { row: 1, column: 1 }, 'replace');
    const both = selectRow(first, 4, EXTENT, 'add');
    assert.deepEqual(blocksOf(both), [block([1, 2], [1, 2]), block([4, 5], [0, 4])]);
    assert.deepEqual(blocksOf(selectColumn(both, 2, EXTENT, 'replace')), [block([0, 10], [2, 3])]);
  });

  it('is held inside a result that has become smaller', () => {
    assert.equal(within(selectAll(EXTENT), { rows: 0, columns: 4 }), undefined);
    const held = within(selectAll(EXTENT), { rows: 3, columns: 4 });
    assert.deepEqual(held?.active, { row: 0, column: 0 });
    assert.deepEqual(blocksOf(held), [block([0, 1], [0, 1])]);
  });
});

describe('rectangles that overlap', () => {
  it('become some that do not, and hold the same cells', () => {
    const blocks = [block([2, 6], [1, 3]), block([0, 10], [2, 3]), block([3, 4], [0, 4])];
    const parts = disjoint(blocks);
    for (let row = 0; row < EXTENT.rows; row++)
      for (let column = 0; column < EXTENT.columns; column++) {
        const expected = blocks.some(each => isIn(each, row, column)) ? 1 : 0;
        assert.equal(parts.filter(each => isIn(each, row, column)).length, expected, `${row}, ${column}`);
      }
  });
});
