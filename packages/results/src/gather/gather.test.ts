import assert from 'node:assert/strict';
import type { Failure } from '@lakehouse/base';
import { Int32, LargeUtf8, Utf8, vectorFromArray } from 'apache-arrow';
import { cellReader } from '../text/cellReader';
import { gather } from './gather';

describe('texts that are gathered', () => {
  const long = 'x'.repeat(1 << 20);

  it('are refused where a column cannot hold them together, and never cut', () => {
    const [text] = vectorFromArray([long], new Utf8()).data;
    assert.ok(text !== undefined);
    const picks = { sources: [text], which: new Uint8Array(2048), rows: new Int32Array(2048) };
    assert.throws(
      () => gather(new Utf8(), picks),
      (failure: Failure) => failure.code === 'query.tooLarge',
    );
  });

  it('come in the order that is wanted, whether or not they follow each other', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i % 9 === 4 ? null : `value ${i}`));
    const [text] = vectorFromArray(values, new Utf8()).data;
    const [number] = vectorFromArray(
      values.map((_, i) => i),
      new Int32(),
    ).data;
    assert.ok(text !== undefined && number !== undefined);
    // Rows of -1 are missing; what follows them begins anew.
    const wanted = [-1, 0, 1, 2, -1, -1, ...Array.from({ length: 60 }, (_, i) => 30 + i), 7, 6, 99, 0];
    const picks = { which: new Uint8Array(wanted.length), rows: Int32Array.from(wanted) };
    const read = [
      cellReader(gather(new Utf8(), { ...picks, sources: [text] })),
      cellReader(gather(new Int32(), { ...picks, sources: [number] })),
    ];
    for (const [i, row] of wanted.entries())
      assert.deepEqual(
        read.map(each => each(i)),
        row < 0 ? [null, null] : [values[row], String(row)],
      );
  });

  it('keep their width', () => {
    const [text] = vectorFromArray(['a', 'bc'], new LargeUtf8()).data;
    assert.ok(text !== undefined);
    const read = cellReader(gather(new LargeUtf8(), { sources: [text], which: [0, 0], rows: Int32Array.of(1, 0) }));
    assert.deepEqual([read(0), read(1)], ['bc', 'a']);
  });
});
