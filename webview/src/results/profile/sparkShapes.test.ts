import assert from 'node:assert/strict';
import type { ColumnProfile } from '@lakehouse/protocol';
import { barsPath, shareStretches } from './sparkShapes';

const COUNTS = { column: 0, rows: 8, nulls: 2, distinct: { count: 3, isEstimate: false } };

describe('the spark of a profile', () => {
  it('has a bar for each stretch that has rows, the least of which can be seen', () => {
    const bins = [1000, 0, 1].map((rows, i) => ({ from: `${i}`, to: `${i + 1}`, rows }));
    assert.equal(barsPath(bins), 'M0 16v-16h0.85v16zM2 16v-1h0.85v1z');
  });

  it('lays frequent values side by side, in parts of all rows, and leaves NULL out', () => {
    const top: ColumnProfile['top'] = [
      { value: 'a', rows: 4 },
      { value: null, rows: 2 },
      { value: 'b', rows: 1 },
    ];
    assert.deepEqual(shareStretches({ ...COUNTS, top }), [
      { start: 0, width: 50 },
      { start: 50, width: 12.5 },
    ]);
  });
});
