import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { Data, DataType } from 'apache-arrow';
import { type Bytes, bytesOf } from '../keys/bytesOf';
import { validAt } from '../scan/validity';
import { cellReader } from '../text/cellReader';
import { plainType } from './plainType';

/** Which value goes to each place: row `rows[i]` of `sources[which[i]]`; a row of -1 is NULL. */
export interface Picks {
  readonly sources: readonly Data[];
  readonly which: ArrayLike<number>;
  readonly rows: Int32Array;
}

/** Values of several batches of one column as one column of the type that `plainType` tells. */
export function gather(type: DataType, picks: Picks): Data {
  // A column's own type may be that of its values already.
  const of = picks.sources[0]?.type ?? type;
  if (DataType.isDictionary(of)) return gatherDictionary(of.dictionary as DataType, picks);
  const plain = plainType(type);
  const count = picks.rows.length;
  if (DataType.isNull(plain)) return new Data(plain, 0, count, count);
  const { bitmap, nulls } = gatherValidity(picks);
  const rest = gatherBuffers(plain, picks);
  const buffers = [rest.offsets, rest.values, bitmap, undefined] as never;
  return new Data(plain, 0, count, nulls, buffers, rest.children ?? []);
}

interface Gathered {
  readonly offsets?: Int32Array | BigInt64Array;
  readonly values?: ArrayBufferView;
  readonly children?: Data[];
}

function gatherBuffers(type: DataType, picks: Picks): Gathered {
  if (DataType.isBool(type)) return { values: gatherBits(picks) };
  if (DataType.isStruct(type)) return { children: gatherChildren(type, picks) };
  if (DataType.isFixedSizeList(type))
    return { children: [gatherItems(type.children[0]?.type as DataType, picks, type.listSize)] };
  if (DataType.isList(type) || DataType.isLargeList(type) || DataType.isMap(type)) return gatherLists(type, picks);
  const isWide = DataType.isLargeUtf8(type) || DataType.isLargeBinary(type);
  if (isWide || DataType.isUtf8(type) || DataType.isBinary(type)) return gatherBytes(picks, isWide);
  return { values: gatherFixed(type, picks) };
}

function gatherValidity({ sources, which, rows }: Picks): {
  readonly bitmap: Uint8Array | undefined;
  readonly nulls: number;
} {
  if (sources.every(isWhole) && !rows.includes(-1)) return { bitmap: undefined, nulls: 0 };
  const isValid = sources.map(validAt);
  const bitmap = roomForBits(rows.length);
  let nulls = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (row < 0 || isValid[which[i] as number]?.(row) === false) nulls++;
    else bitmap[i >> 3] = (bitmap[i >> 3] as number) | (1 << (i & 7));
  }
  return { bitmap: nulls === 0 ? undefined : bitmap, nulls };
}

/** Whether no value is missing, as far as that is known without looking at each. */
function isWhole({ type, nullCount }: Data): boolean {
  return nullCount === 0 && !DataType.isNull(type) && !DataType.isUnion(type);
}

/** Arrow pads bits to whole words of 64. */
function roomForBits(count: number): Uint8Array {
  return new Uint8Array(Math.max(1, (count + 63) >> 6) << 3);
}

function gatherBits({ sources, which, rows }: Picks): Uint8Array {
  const bits = roomForBits(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const source = sources[which[i] as number];
    const row = rows[i] as number;
    if (source === undefined || row < 0) continue;
    const at = source.offset + row;
    const bit = ((source.values as Uint8Array)[at >> 3] ?? 0) >> (at & 7);
    bits[i >> 3] = (bits[i >> 3] as number) | ((bit & 1) << (i & 7));
  }
  return bits;
}

type Numbers = ArrayLike<number> & {
  subarray(from: number, to: number): Numbers;
  set(values: Numbers, at: number): void;
};

/** Values of a fixed width, of one or several elements of the buffer each. */
function gatherFixed(type: DataType, { sources, which, rows }: Picks): ArrayBufferView {
  const stride = strideOf(type, sources);
  const all = sources.map(source => source.values as Numbers);
  const Values = type.ArrayType as new (length: number) => Numbers & ArrayBufferView;
  const out = new Values(rows.length * stride);
  const single = out as unknown as Record<number, number>;
  for (let i = 0; i < rows.length;) {
    const row = rows[i] as number;
    const values = all[which[i] as number];
    const end = runEnd(which, rows, i);
    const count = end - i;
    i = end;
    if (row < 0 || values === undefined) continue;
    const at = end - count;
    // A view for a few values would take longer than they do.
    if (stride > 1 || count > SHORT) out.set(values.subarray(row * stride, (row + count) * stride), at * stride);
    else for (let n = 0; n < count; n++) single[at + n] = values[row + n] as number;
  }
  return out;
}

/** Where a run of rows ends that follow each other in one source; a row of -1 is one by itself. */
function runEnd(which: ArrayLike<number>, rows: Int32Array, start: number): number {
  const source = which[start];
  const first = rows[start] as number;
  let end = start + 1;
  if (first >= 0) while (end < rows.length && rows[end] === first + end - start && which[end] === source) end++;
  return end;
}

/** Elements of the buffer for a value; a column that is on one side alone may have no source here. */
function strideOf(type: DataType, [first]: readonly Data[]): number {
  return first?.stride ?? new Data(type, 0, 0).stride;
}

function gatherBytes({ sources, which, rows }: Picks, isWide: boolean): Gathered {
  const all = sources.map(source =>
    DataType.isUnion(source.type) ? unionBytes(source) : bytesOf(source, 0, source.length),
  );
  const { offsets, starts, bytes } = placesOfBytes(all, { which, rows });
  if (bytes > MOST_BYTES && !isWide) throw tooLongTogether();
  const values = new Uint8Array(bytes);
  for (let i = 0; i < rows.length;) {
    const source = which[i] as number;
    const start = starts[i] as number;
    const at = offsets[i] as number;
    let end = offsets[++i] as number;
    if (end === at) continue;
    // Values that follow each other are copied as one.
    while (i < rows.length && starts[i] === start + end - at && which[i] === source) end = offsets[++i] as number;
    copyBytes(all[source]?.values ?? values, start, { to: values, at, end });
  }
  return { values, offsets: isWide ? BigInt64Array.from(offsets, BigInt) : new Int32Array(offsets) };
}

/** Where each value begins in its source, and where it goes; what is missing takes no bytes. */
function placesOfBytes(
  all: readonly Bytes[],
  { which, rows }: Pick<Picks, 'which' | 'rows'>,
): { readonly starts: Float64Array; readonly offsets: Float64Array; readonly bytes: number } {
  const from = all.map(({ offsets }) => offsets);
  const starts = new Float64Array(rows.length);
  const offsets = new Float64Array(rows.length + 1);
  let bytes = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const places = from[which[i] as number];
    if (row >= 0 && places !== undefined) {
      const start = places[row] as number;
      starts[i] = start;
      bytes += (places[row + 1] as number) - start;
    }
    offsets[i + 1] = bytes;
  }
  return { starts, offsets, bytes };
}

/** What offsets of 32 bits reach. */
const MOST_BYTES = 2 ** 31 - 1;

/** The error for rows that are gathered at once, though a column cannot hold them together. */
function tooLongTogether(): Failure {
  const message = l10n.t(
    'The values of this result are too long to be taken together. Take a part of them in the query.',
  );
  return new Failure('query.tooLarge', message);
}

/** Short texts are copied faster byte by byte than through a view. */
const SHORT = 24;

interface Target {
  readonly to: Uint8Array;
  readonly at: number;
  readonly end: number;
}

function copyBytes(values: Uint8Array, start: number, { to, at, end }: Target): void {
  if (end - at > SHORT) to.set(values.subarray(start, start + end - at), at);
  else for (let p = at, q = start; p < end; p++, q++) to[p] = values[q] as number;
}

function unionBytes(data: Data): ReturnType<typeof bytesOf> {
  const read = cellReader(data);
  const texts = Array.from({ length: data.length }, (_, row) => Buffer.from(read(row) ?? '', 'utf8'));
  const offsets = new Float64Array(texts.length + 1);
  for (const [i, text] of texts.entries()) offsets[i + 1] = (offsets[i] as number) + text.length;
  return { values: Buffer.concat(texts), offsets };
}

function gatherChildren(type: DataType, { sources, which, rows }: Picks): Data[] {
  // What the children of the sources are tells whether they are dictionaries.
  return type.children.map((_, child) => {
    const children = sources.flatMap(source => source.children[child] ?? []);
    return gather(children[0]?.type ?? (type.children[child]?.type as DataType), { sources: children, which, rows });
  });
}

/** The items of lists of one length. */
function gatherItems(type: DataType, { sources, which, rows }: Picks, size: number): Data {
  const items = sources.flatMap(source => source.children[0] ?? []);
  const itemRows = new Int32Array(rows.length * size);
  const itemWhich = new Uint32Array(rows.length * size);
  for (let i = 0, at = 0; i < rows.length; i++)
    for (let n = 0; n < size; n++, at++) {
      const row = rows[i] as number;
      itemRows[at] = row < 0 ? -1 : row * size + n;
      itemWhich[at] = which[i] as number;
    }
  return gather(items[0]?.type ?? type, { sources: items, which: itemWhich, rows: itemRows });
}

function gatherLists(type: DataType, { sources, which, rows }: Picks): Gathered {
  const all = sources.map(source => source.valueOffsets as ArrayLike<number | bigint>);
  const isValid = sources.map(validAt);
  const offsets = new Float64Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const from = all[which[i] as number];
    const isEmpty = row < 0 || from === undefined || isValid[which[i] as number]?.(row) === false;
    offsets[i + 1] = (offsets[i] as number) + (isEmpty ? 0 : Number(from[row + 1]) - Number(from[row]));
  }
  const count = offsets[rows.length] as number;
  const itemRows = new Int32Array(count);
  const itemWhich = new Uint32Array(count);
  for (let i = 0; i < rows.length; i++) {
    const first = Number(all[which[i] as number]?.[rows[i] as number] ?? 0);
    const start = offsets[i] as number;
    for (let at = start; at < (offsets[i + 1] as number); at++) {
      itemRows[at] = first + at - start;
      itemWhich[at] = which[i] as number;
    }
  }
  const items = sources.flatMap(source => source.children[0] ?? []);
  const child = gather(items[0]?.type ?? (type.children[0]?.type as DataType), {
    sources: items,
    which: itemWhich,
    rows: itemRows,
  });
  return {
    offsets: DataType.isLargeList(type) ? BigInt64Array.from(offsets, BigInt) : Int32Array.from(offsets),
    children: [child],
  };
}

/** A dictionary that grew lies in several pieces; each is a source of its own. */
function gatherDictionary(valueType: DataType, { sources, which, rows }: Picks): Data {
  const pieces: Data[] = [];
  const firsts = sources.map(source => {
    const first = pieces.length;
    pieces.push(...(source.dictionary?.data ?? []));
    return first;
  });
  const isValid = sources.map(validAt);
  const pieceWhich = new Uint32Array(rows.length);
  const pieceRows = new Int32Array(rows.length).fill(-1);
  for (let i = 0; i < rows.length; i++) {
    const source = which[i] as number;
    const row = rows[i] as number;
    if (row < 0 || isValid[source]?.(row) === false) continue;
    let index = Number((sources[source]?.values as ArrayLike<number | bigint>)[row]);
    let piece = firsts[source] ?? 0;
    while (index >= (pieces[piece]?.length ?? Infinity)) index -= pieces[piece++]?.length ?? 0;
    pieceWhich[i] = piece;
    pieceRows[i] = index;
  }
  return gather(valueType, { sources: pieces, which: pieceWhich, rows: pieceRows });
}

/** Rows of one batch of a column, laid out plainly. */
export function plainRows(data: Data, from: number, to: number): Data {
  const rows = Int32Array.from({ length: to - from }, (_, i) => from + i);
  return gather(data.type, { sources: [data], which: new Uint8Array(rows.length), rows });
}

/** Whether values lie as readers of keys and bytes expect, without a dictionary between. */
export function isPlain(type: DataType): boolean {
  return !DataType.isDictionary(type);
}
