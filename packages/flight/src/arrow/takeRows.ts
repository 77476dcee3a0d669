import { type Data, DataType } from 'apache-arrow';
import { columnOf, type ColumnParts, validity, type ValueArray } from './column';
import type { Expansion } from './expansion';

const NONE = new Uint8Array(0);

/**
 * The column that has the given rows of another in their order, each as often as it is named. The rows must exist.
 *
 * @throws Failure `query.tooLarge`
 */
export function takeRows(data: Data, rows: Int32Array, expansion: Expansion): Data {
  const parts = { type: data.type, length: rows.length, ...takeBits(data, rows, expansion) };
  return columnOf({ ...parts, ...takeValues(data, rows, expansion) });
}

type Values = Partial<Omit<ColumnParts, 'type' | 'length' | 'nullCount' | 'bitmap'>>;

function takeValues(data: Data, rows: Int32Array, expansion: Expansion): Values {
  const type = data.type; // The library leaves it open.
  if (DataType.isNull(type)) return {};
  if (DataType.isBool(type)) return { values: takeBitmap(data.values as Uint8Array, rows, expansion) };
  if (DataType.isUnion(type)) return takeUnion(data, rows, expansion);
  if (DataType.isStruct(type)) return { children: data.children.map(child => takeRows(child, rows, expansion)) };
  if (DataType.isFixedSizeList(type)) {
    const items = spread(rows, type.listSize, expansion);
    return { children: data.children.map(child => takeRows(child, items, expansion)) };
  }
  // Lists and maps have offsets into their child, texts and bytes into their values.
  if (data.valueOffsets !== undefined)
    return data.children.length > 0 ? takeLists(data, rows, expansion) : takeBytes(data, rows, expansion);
  const shared = { dictionary: data.dictionary, viewBuffers: data.variadicBuffers };
  return { values: takeFixed(data.values as ValueArray, data.length, rows, expansion), ...shared };
}

function takeBits(
  data: Data,
  rows: Int32Array,
  expansion: Expansion,
): { readonly bitmap: Uint8Array; readonly nullCount: number } {
  const type = data.type;
  if (DataType.isNull(type)) return { bitmap: NONE, nullCount: rows.length };
  if (DataType.isUnion(type) || data.nullCount === 0) return { bitmap: NONE, nullCount: 0 };
  const bits = data.nullBitmap; // Where values are missing there are bits.
  const has = validity(bits, data.nullCount);
  let nullCount = 0;
  for (const row of rows) if (!has(row)) nullCount++;
  return { bitmap: takeBitmap(bits, rows, expansion), nullCount };
}

function takeBitmap(bits: Uint8Array, rows: Int32Array, expansion: Expansion): Uint8Array {
  const length = (rows.length + 7) >> 3;
  expansion.spend(length);
  const taken = new Uint8Array(length);
  rows.forEach((row, i) => {
    if (((bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0) taken[i >> 3] = (taken[i >> 3] ?? 0) | (1 << (i & 7));
  });
  return taken;
}

function takeFixed(values: ValueArray, length: number, rows: Int32Array, expansion: Expansion): ValueArray {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const width = length === 0 ? 0 : values.byteLength / length;
  expansion.spend(width * rows.length);
  const taken = new Uint8Array(width * rows.length);
  rows.forEach((row, i) => {
    const from = row * width;
    const to = i * width;
    for (let j = 0; j < width; j++) taken[to + j] = bytes[from + j] ?? 0;
  });
  const Values = values.constructor as new (buffer: ArrayBuffer) => ValueArray;
  return new Values(taken.buffer);
}

function takeBytes(data: Data, rows: Int32Array, expansion: Expansion): Values {
  const bytes = data.values as Uint8Array;
  const { offsets, starts } = takeOffsets(data, rows, expansion);
  const total = Number(offsets[rows.length] ?? 0);
  expansion.spend(total);
  const values = new Uint8Array(total);
  for (let i = 0; i < rows.length; i++) {
    const to = Number(offsets[i]);
    const length = Number(offsets[i + 1]) - to;
    values.set(bytes.subarray(starts[i], (starts[i] ?? 0) + length), to);
  }
  return { offsets, values };
}

function takeLists(data: Data, rows: Int32Array, expansion: Expansion): Values {
  const { offsets, starts } = takeOffsets(data, rows, expansion);
  const total = Number(offsets[rows.length] ?? 0);
  expansion.spend(4 * total);
  const items = new Int32Array(total);
  for (let i = 0, at = 0; i < rows.length; i++) {
    const end = Number(offsets[i + 1]);
    for (let item = starts[i] ?? 0; at < end; at++, item++) items[at] = item;
  }
  return { offsets, children: data.children.map(child => takeRows(child, items, expansion)) };
}

/** New offsets of the rows, and where each row began. */
function takeOffsets(
  data: Data,
  rows: Int32Array,
  expansion: Expansion,
): { readonly offsets: Int32Array | BigInt64Array; readonly starts: Float64Array } {
  const before = data.valueOffsets as Int32Array | BigInt64Array;
  expansion.spend(16 * rows.length);
  const starts = new Float64Array(rows.length);
  const ends = new Float64Array(rows.length + 1);
  for (let i = 0, end = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const start = Number(before[row]);
    starts[i] = start;
    end += Number(before[row + 1]) - start;
    ends[i + 1] = end;
  }
  // Offsets of 32 bits reach no further; memory is used up long before those of 64 end.
  if (before instanceof Int32Array) {
    if ((ends[rows.length] ?? 0) > 0x7fff_ffff) expansion.spend(Infinity);
    return { offsets: Int32Array.from(ends), starts };
  }
  return { offsets: BigInt64Array.from([...ends], BigInt), starts };
}

function takeUnion(data: Data, rows: Int32Array, expansion: Expansion): Values {
  const typeIds = takeFixed(data.typeIds as Int8Array, data.length, rows, expansion) as Int8Array;
  if (DataType.isDenseUnion(data.type)) {
    const offsets = takeFixed(data.valueOffsets as Int32Array, data.length, rows, expansion) as Int32Array;
    return { typeIds, offsets, children: data.children };
  }
  return { typeIds, children: data.children.map(child => takeRows(child, rows, expansion)) };
}

/** The items of lists of one length. */
function spread(rows: Int32Array, size: number, expansion: Expansion): Int32Array {
  expansion.spend(4 * size * rows.length);
  const items = new Int32Array(size * rows.length);
  rows.forEach((row, i) => {
    for (let j = 0; j < size; j++) items[i * size + j] = row * size + j;
  });
  return items;
}
