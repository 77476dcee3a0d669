import assert from 'node:assert/strict';
import type { Block } from './selection';
import { tableOf } from './tableOf';

const SHOWN = [7, 5, 6, 4];

function block(rows: readonly [number, number], columns: readonly [number, number]): Block {
  return { rows: { start: rows[0], end: rows[1] }, columns: { start: columns[0], end: columns[1] } };
}

describe('what is marked as a table', () => {
  it('is a rectangle, in the order of the columns that are shown', () => {
    assert.deepEqual(tableOf([block([2, 5], [0, 2])], SHOWN), { rowStart: 2, rowEnd: 5, columns: [7, 5] });
  });

  it('may have rows and columns that lie apart, each once', () => {
    const rows = [block([8, 9], [0, 2]), block([1, 3], [0, 2]), block([2, 4], [0, 2])];
    assert.deepEqual(tableOf(rows, SHOWN), {
      rowStart: 1,
      rowEnd: 4,
      columns: [7, 5],
      more: [{ rowStart: 8, rowEnd: 9 }],
    });
    assert.deepEqual(tableOf([block([0, 9], [3, 4]), block([0, 9], [1, 2])], SHOWN)?.columns, [5, 4]);
    const corners = [block([0, 1], [0, 1]), block([4, 5], [2, 3]), block([0, 1], [2, 3]), block([4, 5], [0, 1])];
    assert.deepEqual(tableOf(corners, SHOWN), {
      rowStart: 0,
      rowEnd: 1,
      columns: [7, 6],
      more: [{ rowStart: 4, rowEnd: 5 }],
    });
  });

  it('is none when a row lacks a column', () => {
    assert.equal(tableOf([block([0, 1], [0, 1]), block([4, 5], [2, 3])], SHOWN), undefined);
    assert.equal(tableOf([], SHOWN), undefined);
  });
});
