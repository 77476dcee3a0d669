import assert from 'node:assert/strict';
import { nearestNames } from './nearestNames';

describe('nearestNames', () => {
  it('finds what was likely meant, the nearest first', () => {
    assert.deepEqual(nearestNames('custmer_id', ['order_id', 'customer_ids', 'customer_id']), [
      'customer_id',
      'customer_ids',
    ]);
    assert.deepEqual(nearestNames('AMUONT', ['amount', 'count']), ['amount']);
    assert.deepEqual(nearestNames('orders', ['stg_orders', 'fct_revenue']), ['stg_orders']);
  });

  it('finds nothing where nothing is near, and no more than three', () => {
    assert.deepEqual(nearestNames('x', ['amount', 'status']), []);
    assert.deepEqual(nearestNames('', ['abc']), []);
    assert.equal(nearestNames('col_0', ['col_1', 'col_2', 'col_3', 'col_4']).length, 3);
  });
});

/** The distance by the book: every cell of the table. */
function slowDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row += 1)
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swaps = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const choices = [at(row - 1, column - 1) + (same ? 0 : 1), at(row - 1, column) + 1, at(row, column - 1) + 1];
      if (swaps) choices.push(at(row - 2, column - 2) + 1);
      (rows[row] as number[])[column] = Math.min(...choices);
    }
  return at(a.length, b.length);
}

describe('nearestNames by chance', () => {
  it('finds a name exactly when it is near enough', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const word = () => Array.from({ length: 1 + random(14) }, () => 'abz'.charAt(random(3))).join('');
    for (let round = 0; round < 3000; round += 1) {
      const [a, b] = [word(), word()];
      const isPart = a.length >= 2 && a === b;
      const limit = Math.min(4, Math.max(1, Math.floor(a.length / 3)));
      assert.deepEqual(nearestNames(a, [b]), isPart || slowDistance(a, b) <= limit ? [b] : [], `${a} ${b}`);
    }
  });
});
