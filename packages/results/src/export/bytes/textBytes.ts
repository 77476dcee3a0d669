import { isUtf8 } from 'node:buffer';
import { type Data, DataType } from 'apache-arrow';
import type { ByteSink } from './byteSink';
import type { ValueBytes } from './numberBytes';

/** Writes a stretch of UTF-8 that is a value. */
export type WriteUtf8 = (sink: ByteSink, values: Uint8Array, start: number, end: number) => void;

/** Rows of a column's batch. */
export interface Rows {
  readonly from: number;
  readonly to: number;
}

/**
 * Writes texts by their bytes, which is much quicker than to make texts of them and bytes again. `undefined` where
 * that may not be: for other types, and where not all is UTF-8.
 */
export function textBytes(data: Data, { from, to }: Rows, write: WriteUtf8): ValueBytes | undefined {
  const { type } = data;
  if (!DataType.isUtf8(type) && !DataType.isLargeUtf8(type)) return undefined;
  const values = (data.values as Uint8Array | undefined) ?? new Uint8Array(0);
  const offsets = data.valueOffsets as ArrayLike<number | bigint>; // Of 32 bits, or of 64 in large texts.
  if (!areTexts(values, offsets, { from, to })) return undefined;
  if (offsets instanceof BigInt64Array)
    return (sink, row) => write(sink, values, Number(offsets[row]), Number(offsets[row + 1]));
  const narrow = offsets as Int32Array;
  return (sink, row) => write(sink, values, narrow[row] as number, narrow[row + 1] as number);
}

/** Whether all is UTF-8, and no value begins in the middle of a character. */
function areTexts(values: Uint8Array, offsets: ArrayLike<number | bigint>, { from, to }: Rows): boolean {
  const end = Number(offsets[to]);
  if (!isUtf8(values.subarray(Number(offsets[from]), end))) return false;
  for (let row = from + 1; row < to; row++) {
    const start = Number(offsets[row]);
    if (start < end && ((values[start] as number) & 0xc0) === 0x80) return false;
  }
  return true;
}
