import assert from 'node:assert/strict';
import { Int32, Table, Utf8, vectorFromArray } from 'apache-arrow';
import { ArrangedResult } from '../arrangedResult';
import { ResultStore } from '../store/resultStore';

describe('marked cells of long texts', () => {
  it('are counted without being read', async () => {
    const long = 'x'.repeat(1000);
    const text = vectorFromArray([long, null, long], new Utf8());
    const table = new Table({ id: vectorFromArray([1, 2, null], new Int32()), text });
    const store = new ResultStore(table.schema);
    for (const batch of table.batches) {
      void store.append(batch);
      const texts = batch.data.children[1] ?? assert.fail('no second column');
      Object.defineProperty(texts, 'values', { get: () => assert.fail('a text was read') });
    }
    const ranges = [{ rowStart: 0, rowEnd: 3, columns: [0, 1] }];
    assert.deepEqual(await new ArrangedResult(store).summarize(ranges), {
      cells: 6,
      nulls: 2,
      numbers: 2,
      sum: '3',
      mean: '1.5',
      min: '1',
      max: '2',
    });
  });
});
