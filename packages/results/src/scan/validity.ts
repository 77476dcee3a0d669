import { type Data, DataType } from 'apache-arrow';

/** A byte for each row from `from` to `to`: 1 where there is a value; `undefined` when all have one. */
export function validityOf(data: Data, from: number, to: number): Uint8Array | undefined {
  if (DataType.isNull(data.type)) return new Uint8Array(to - from);
  if (DataType.isUnion(data.type)) return unionValidity(data, from, to);
  if (data.nullCount === 0) return undefined;
  const bits = data.nullBitmap;
  const valid = new Uint8Array(to - from);
  const first = data.offset + from;
  for (let i = 0; i < valid.length; i++) valid[i] = ((bits[(first + i) >> 3] ?? 0) >> ((first + i) & 7)) & 1;
  return valid;
}

function unionValidity(data: Data, from: number, to: number): Uint8Array {
  return Uint8Array.from({ length: to - from }, (_, i) => (data.getValid(from + i) ? 1 : 0));
}

/** Tells of single rows whether there is a value. */
export function validAt(data: Data): (row: number) => boolean {
  if (DataType.isNull(data.type)) return () => false;
  if (DataType.isUnion(data.type)) return row => data.getValid(row);
  if (data.nullCount === 0) return () => true;
  const { nullBitmap: bits, offset } = data;
  return row => (((bits[(offset + row) >> 3] ?? 0) >> ((offset + row) & 7)) & 1) === 1;
}
