import assert from 'node:assert/strict';
import type { SortKey } from '@lakehouse/protocol';
import { AS_IT_CAME, cycleSort, isAsItCame, sortBy, withTest } from './arrangement';

const UP = (column: number): SortKey => ({ column, descending: false });
const DOWN = (column: number): SortKey => ({ column, descending: true });

describe('sorting by presses on headers', () => {
  it('goes up, down and away, and leaves the other keys when added', () => {
    assert.deepEqual(cycleSort([], 1, false), [UP(1)]);
    assert.deepEqual(cycleSort([UP(1)], 1, false), [DOWN(1)]);
    assert.deepEqual(cycleSort([DOWN(1)], 1, false), []);
    assert.deepEqual(cycleSort([UP(1)], 2, true), [UP(1), UP(2)]);
    assert.deepEqual(cycleSort([UP(1), UP(2)], 1, true), [DOWN(1), UP(2)]);
    assert.deepEqual(cycleSort([DOWN(1), UP(2)], 1, true), [UP(2)]);
    assert.deepEqual(cycleSort([DOWN(1), UP(2)], 2, false), [DOWN(2)]);
  });

  it('is set outright from a menu', () => {
    assert.deepEqual(sortBy([UP(1)], 2, true, false), [DOWN(2)]);
    assert.deepEqual(sortBy([UP(1)], 1, true, true), [DOWN(1)]);
    assert.deepEqual(sortBy([UP(1), UP(2)], 1, undefined, false), [UP(2)]);
  });
});

describe('filters', () => {
  it('are one for each column', () => {
    const first = withTest(AS_IT_CAME, 3, { kind: 'null' });
    const other = withTest(first, 3, { kind: 'notNull' });
    assert.deepEqual(other.filters, [{ column: 3, test: { kind: 'notNull' } }]);
    assert.ok(isAsItCame(withTest(other, 3, undefined)));
  });
});
