import assert from 'node:assert/strict';
import type { Failure } from '@lakehouse/base';
import { LargeUtf8, Utf8, vectorFromArray } from 'apache-arrow';
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

  it('keep their width', () => {
    const [text] = vectorFromArray(['a', 'bc'], new LargeUtf8()).data;
    assert.ok(text !== undefined);
    const read = cellReader(gather(new LargeUtf8(), { sources: [text], which: [0, 0], rows: Int32Array.of(1, 0) }));
    assert.deepEqual([read(0), read(1)], ['bc', 'a']);
  });
});
