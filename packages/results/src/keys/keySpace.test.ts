import assert from 'node:assert/strict';
import { exactValues } from '../../../../test/support/exactValues';
import { plainRows } from '../gather/gather';
import { cellReader } from '../text/cellReader';
import { keyOf, roomForKeys } from './keySpace';
import { keySpaceOf } from './keySpaceOf';

describe('the keys of the table of exact values', () => {
  const { schema, batches, columns } = exactValues('zstd');
  for (const [i, { name }] of columns.entries()) {
    const [batch] = batches;
    const data = plainRows(batch!.data.children[i]!, 0, batch!.numRows);
    const space = keySpaceOf(data.type);
    if (space === undefined) continue;
    const keys = roomForKeys(space.words, data.length);
    space.write(data, 0, data.length, keys);
    const read = cellReader(data);
    const rows = Array.from({ length: data.length }, (_, row) => row).filter(row => read(row) !== null);

    it(`give the values back: ${name}`, () => {
      const again = cellReader(space.restore(keys, data.length));
      for (const row of rows) assert.equal(again(row), read(row)?.replace(/^-0$/, '0'), schema.fields[i]?.name);
    });

    it(`are those of their texts: ${name}`, () => {
      for (const row of rows)
        assert.deepEqual(space.parse(read(row)!), { key: keyOf(keys, row), exact: true }, read(row)!);
    });
  }
});
