import assert from 'node:assert/strict';
import { someRows } from './someRows';

function sizesOf(lengths: readonly number[], most: number): readonly number[] {
  const rows = lengths.map(length => ['x'.repeat(length), null]);
  return [...someRows(rows, most)].map(({ length }) => length);
}

describe('rows that are made text some at a time', () => {
  it('are as many as they may', () => {
    assert.deepEqual(sizesOf([1, 1, 1, 1, 1], 2), [2, 2, 1]);
    assert.deepEqual(sizesOf([], 2), []);
  });

  it('are fewer where texts are long, so that no step becomes a text that is too long', () => {
    assert.deepEqual(sizesOf([1, 1, 3_000_000, 3_000_000, 1, 5_000_000, 1], 2048), [4, 2, 1]);
  });
});
