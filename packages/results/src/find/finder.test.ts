import assert from 'node:assert/strict';
import { ArrangedResult } from '../arrangedResult';
import { TextColumns } from '../build/textColumns';
import { ResultStore } from '../store/resultStore';

const NAME = { name: 'name', type: 'VARCHAR', kind: 'text' } as const;

describe('looking for a text while rows arrive', () => {
  const request = { text: 'x', caseSensitive: true, columns: [0], from: { row: 0, column: 0 }, backwards: false };

  it('counts the hits of rows that came after the last look', async () => {
    const texts = new TextColumns([NAME]);
    const store = new ResultStore(texts.schema, { columns: [NAME] });
    const result = new ArrangedResult(store);
    // Across the bound of a block, also exactly to it.
    for (const [rows, total] of [
      [100, 100],
      [3000, 3100],
      [996, 4096],
      [0, 4096],
      [10_000, 14_096],
    ] as const) {
      void store.append(texts.batch(Array.from({ length: rows }, () => ['x'])));
      assert.deepEqual(await result.find(request), { place: { row: 0, column: 0 }, ordinal: 1, total });
    }
    const last = await result.find({ ...request, backwards: true, from: { row: 14_095, column: 0 } });
    assert.deepEqual(last, { place: { row: 14_095, column: 0 }, ordinal: 14_096, total: 14_096 });
  });
});
