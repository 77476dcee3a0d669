import { Data, DataType } from 'apache-arrow';
import type { SpilledColumn, Stretch } from './spilledColumn';

/** Reads bytes of the file, counted from where the column's batch begins. */
export type ReadBytes = (at: number, length: number) => Uint8Array<ArrayBuffer>;

interface Rows {
  readonly from: number;
  readonly to: number;
}

/** Rows of a spilled column; reads no bytes but theirs. */
export function readSpilled(column: SpilledColumn, rows: Rows, read: ReadBytes): Data {
  const { type, dictionary, nullCount } = column;
  const length = rows.to - rows.from;
  const bits = (column.offset + rows.from) & 7;
  const validity = column.validity === undefined ? undefined : readBits(column, column.validity, { rows, read });
  const { offsets, values, typeIds, children = [], besides = [] } = readBuffers(column, rows, read);
  // How many of these are NULL is only known when it is none, or counted again.
  const nulls = nullCount === 0 ? 0 : DataType.isNull(type) ? length : -1;
  return new Data(
    type,
    bits,
    length,
    nulls,
    [offsets, values, validity, typeIds] as never,
    children,
    dictionary,
    besides,
  );
}

interface Buffers {
  readonly offsets?: Int32Array | BigInt64Array;
  readonly values?: ArrayBufferView;
  readonly typeIds?: ArrayBufferView;
  readonly children?: Data[];
  readonly besides?: Uint8Array[];
}

function readBuffers(column: SpilledColumn, rows: Rows, read: ReadBytes): Buffers {
  const { type } = column;
  if (DataType.isUnion(type)) return readUnion(column, rows, read);
  if (DataType.isUtf8View(type) || DataType.isBinaryView(type)) return readViews(column, rows, read);
  if (column.offsets !== undefined) return readVariable(column, column.offsets, { rows, read });
  if (DataType.isStruct(type)) return { children: column.children.map(child => readSpilled(child, rows, read)) };
  if (DataType.isFixedSizeList(type)) {
    const items = { from: rows.from * type.listSize, to: rows.to * type.listSize };
    return { children: column.children.map(child => readSpilled(child, items, read)) };
  }
  return column.values === undefined ? {} : { values: readFixed(column, column.values, { rows, read }) };
}

interface Wanted {
  readonly rows: Rows;
  readonly read: ReadBytes;
}

/** Bits of rows, from the byte on in which the first one lies. */
function readBits(column: SpilledColumn, stretch: Stretch, { rows, read }: Wanted): Uint8Array {
  const first = (column.offset + rows.from) >> 3;
  const end = Math.min(stretch.bytes, (column.offset + rows.to + 7) >> 3);
  return read(stretch.at + first, Math.max(0, end - first));
}

function readFixed(column: SpilledColumn, stretch: Stretch, { rows, read }: Wanted): ArrayBufferView {
  const { type, length } = column;
  if (DataType.isBool(type)) return readBits(column, stretch, { rows, read });
  // A buffer may be longer than its rows: what a value takes follows from the type.
  const width = widthOf(type, Math.floor(stretch.bytes / Math.max(1, length)));
  return typed(type, read(stretch.at + rows.from * width, (rows.to - rows.from) * width));
}

function widthOf(type: DataType, fallback: number): number {
  if (DataType.isFixedSizeBinary(type)) return type.byteWidth;
  if (DataType.isDictionary(type)) return type.indices.bitWidth / 8;
  if ('bitWidth' in type && typeof type.bitWidth === 'number') return type.bitWidth / 8;
  const elements = (type.ArrayType as { readonly BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT;
  return elements === undefined ? fallback : elements * strideOf(type);
}

/** Elements of the buffer for a value, as the library tells it of a column. */
function strideOf(type: DataType): number {
  return new Data(type, 0, 0).stride;
}

type TypedArray = new (buffer: ArrayBuffer) => ArrayBufferView;

function typed(type: DataType, bytes: Uint8Array<ArrayBuffer>): ArrayBufferView {
  const Values = (DataType.isDictionary(type) ? type.indices.ArrayType : type.ArrayType) as TypedArray;
  return new Values(bytes.buffer);
}

/** Texts, bytes, lists and maps: their offsets then begin at 0. */
function readVariable(column: SpilledColumn, stretch: Stretch, { rows, read }: Wanted): Buffers {
  const { type, values, children } = column;
  const isWide = DataType.isLargeUtf8(type) || DataType.isLargeBinary(type) || DataType.isLargeList(type);
  const width = isWide ? 8 : 4;
  const bytes = read(stretch.at + rows.from * width, (rows.to - rows.from + 1) * width);
  const offsets = isWide ? new BigInt64Array(bytes.buffer) : new Int32Array(bytes.buffer);
  const [from, to] = [Number(offsets[0] ?? 0), Number(offsets.at(-1) ?? 0)];
  if (offsets instanceof BigInt64Array)
    for (let i = 0; i < offsets.length; i++) offsets[i] = (offsets[i] ?? 0n) - BigInt(from);
  else for (let i = 0; i < offsets.length; i++) offsets[i] = (offsets[i] ?? 0) - from;
  if (children.length > 0) return { offsets, children: children.map(child => readSpilled(child, { from, to }, read)) };
  return { offsets, values: values === undefined ? new Uint8Array(0) : read(values.at + from, to - from) };
}

/** Views of texts: long ones point into buffers of their own, of which no more is read than they name. */
function readViews(column: SpilledColumn, rows: Rows, read: ReadBytes): Buffers {
  const views = read((column.values?.at ?? 0) + rows.from * 16, (rows.to - rows.from) * 16);
  const numbers = new DataView(views.buffer);
  const pieces: Uint8Array[] = [];
  let end = 0;
  for (let at = 0; at < views.length; at += 16) {
    const length = numbers.getInt32(at, true);
    const stretch = column.besides[numbers.getInt32(at + 8, true)];
    if (length <= 12 || stretch === undefined) continue;
    pieces.push(read(stretch.at + numbers.getInt32(at + 12, true), length));
    numbers.setInt32(at + 8, 0, true);
    numbers.setInt32(at + 12, end, true);
    end += length;
  }
  return { values: views, besides: pieces.length === 0 ? [] : [new Uint8Array(Buffer.concat(pieces))] };
}

/** The children of a dense union are read whole: its rows lie in them in any place. */
function readUnion(column: SpilledColumn, rows: Rows, read: ReadBytes): Buffers {
  const { typeIds, offsets, children } = column;
  const length = rows.to - rows.from;
  return {
    ...(typeIds === undefined ? {} : { typeIds: new Int8Array(read(typeIds.at + rows.from, length).buffer) }),
    ...(offsets === undefined ? {} : { offsets: new Int32Array(read(offsets.at + rows.from * 4, length * 4).buffer) }),
    children: children.map(child =>
      readSpilled(child, offsets === undefined ? rows : { from: 0, to: child.length }, read),
    ),
  };
}
