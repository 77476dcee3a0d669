import { type Data, DataType } from 'apache-arrow';
import { columnOf, validity, type ValueArray } from './column';

/** Bytes that offsets of 32 bits reach. */
const LONGEST = 0x7fff_ffff;

/** Two columns of one type as one; `undefined` for nested types, and what is too long to be one. */
export function joinColumns(first: Data, second: Data): Data | undefined {
  const type = first.type; // The library leaves it open.
  const length = first.length + second.length;
  if (first.children.length > 0 || DataType.isBool(type) || DataType.isDictionary(type) || isView(type))
    return undefined;
  const parts = { type, length, nullCount: first.nullCount + second.nullCount, bitmap: joinBits(first, second) };
  if (first.valueOffsets === undefined)
    return columnOf({ ...parts, values: joinArrays(first.values as ValueArray, second.values as ValueArray) });
  const [a, b] = [first.valueOffsets, second.valueOffsets] as readonly (Int32Array | BigInt64Array)[];
  if (!(a instanceof Int32Array && b instanceof Int32Array)) return undefined;
  const [before, after] = [usedBytes(first.values as Uint8Array, a), usedBytes(second.values as Uint8Array, b)];
  if (before.length + after.length > LONGEST) return undefined;
  const offsets = new Int32Array(length + 1);
  offsets.set(a);
  for (let i = 0; i <= second.length; i++) offsets[first.length + i] = before.length + (b[i] ?? 0);
  return columnOf({ ...parts, offsets, values: joinArrays(before, after) });
}

function isView(type: DataType): boolean {
  return DataType.isUtf8View(type) || DataType.isBinaryView(type) || DataType.isNull(type);
}

function joinBits(first: Data, second: Data): Uint8Array {
  if (first.nullCount + second.nullCount === 0) return new Uint8Array(0);
  const bits = new Uint8Array((first.length + second.length + 7) >> 3);
  let at = 0;
  for (const part of [first, second]) {
    const has = validity(part.nullBitmap, part.nullCount); // Absent only where nothing is missing.
    for (let row = 0; row < part.length; row++, at++)
      if (has(row)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return bits;
}

function joinArrays(first: ValueArray, second: ValueArray): ValueArray {
  const bytes = new Uint8Array(first.byteLength + second.byteLength);
  bytes.set(bytesOf(first), 0);
  bytes.set(bytesOf(second), first.byteLength);
  const Values = first.constructor as new (buffer: ArrayBuffer) => ValueArray;
  return new Values(bytes.buffer);
}

function bytesOf(values: ValueArray): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** The bytes up to the last value's end; what lies behind them is padding. */
function usedBytes(values: Uint8Array, offsets: Int32Array): Uint8Array {
  return values.subarray(0, offsets[offsets.length - 1] ?? 0);
}
