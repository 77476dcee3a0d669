import assert from 'node:assert/strict';
import { exactValues } from '../../../../test/support/exactValues';
import { columnsOf } from '../columnType';
import { cellReader } from './cellReader';

describe('the table of exact values', () => {
  const { schema, batches, columns } = exactValues('zstd');
  const found = columnsOf(schema);

  for (const [i, { name, type, cells }] of columns.entries())
    it(`reads as Python says: ${name}`, () => {
      assert.deepEqual([found[i]?.name, found[i]?.type], [name, type]);
      const texts = batches.flatMap(batch => {
        const read = cellReader(batch.data.children[i]!);
        return Array.from({ length: batch.numRows }, (_, row) => read(row));
      });
      assert.deepEqual(texts, cells);
    });
});
