import { Buffer } from 'node:buffer';
import { Data, Utf8 } from 'apache-arrow';
import type { Cell } from '../store/window';

/** Texts as a column. */
export function textColumn(texts: readonly Cell[]): Data {
  const pieces = texts.map(text => Buffer.from(text ?? '', 'utf8'));
  const offsets = new Int32Array(texts.length + 1);
  const bitmap = new Uint8Array(Math.max(1, (texts.length + 63) >> 6) << 3);
  let nulls = 0;
  for (const [i, text] of texts.entries()) {
    offsets[i + 1] = (offsets[i] ?? 0) + (pieces[i]?.length ?? 0);
    if (text === null) nulls++;
    else bitmap[i >> 3] = (bitmap[i >> 3] ?? 0) | (1 << (i & 7));
  }
  const values = new Uint8Array(Buffer.concat(pieces));
  return new Data(new Utf8(), 0, texts.length, nulls, [offsets, values, nulls === 0 ? undefined : bitmap] as never);
}
