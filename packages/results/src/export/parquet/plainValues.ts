import { Buffer } from 'node:buffer';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { Data } from 'apache-arrow';
import { bytesOf } from '../../keys/bytesOf';
import { cellReader } from '../../text/cellReader';
import type { Shredded } from './shred';

const DAY_MS = 86_400_000n;

/** The values of a leaf in Parquet's plain encoding. @throws Failure `query.unsupported` for moments that it cannot hold. */
export function plainValues(shredded: Shredded): Uint8Array {
  const { data, leaf, path } = shredded;
  const { layout } = leaf.type;
  // What is most frequent needs no list of its rows.
  if (layout.kind === 'same') return same(data, layout.width, shredded.rows);
  const rows = shredded.rows ?? allRows(data.length);
  switch (layout.kind) {
    case 'nothing':
      return new Uint8Array(0);
    case 'bits':
      return bits(data, rows);
    case 'widened':
      return asBytes(Int32Array.from(rows, row => (data.values as ArrayLike<number>)[row] ?? 0));
    case 'reversed':
      return reversed(data, rows, layout);
    case 'scaled':
      return scaled(data, rows, { factor: layout.factor, isNarrow: leaf.type.physical === 1, path });
    case 'days':
      return asBytes(Int32Array.from(rows, row => days((data.values as BigInt64Array)[row] ?? 0n, path)));
    case 'bytes':
      return byteArrays(data, rows);
    case 'text':
      return texts(data, rows);
  }
}

function allRows(count: number): Int32Array {
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}

function asBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function bits(data: Data, rows: Int32Array): Uint8Array {
  const values = data.values as Uint8Array;
  const packed = new Uint8Array((rows.length + 7) >> 3);
  for (let i = 0; i < rows.length; i++) {
    const at = data.offset + (rows[i] as number);
    const bit = ((values[at >> 3] ?? 0) >> (at & 7)) & 1;
    packed[i >> 3] = (packed[i >> 3] as number) | (bit << (i & 7));
  }
  return packed;
}

function same(data: Data, width: number, rows: Int32Array | undefined): Uint8Array {
  const bytes = asBytes(data.values as ArrayBufferView);
  if (rows === undefined) return bytes.subarray(0, data.length * width);
  const taken = new Uint8Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) * width;
    for (let b = 0; b < width; b++) taken[i * width + b] = bytes[from + b] as number;
  }
  return taken;
}

/** Decimals lie with their lowest byte first, and Parquet has the highest first. */
function reversed(
  data: Data,
  rows: Int32Array,
  { width, shift }: { readonly width: number; readonly shift: number },
): Uint8Array {
  const bytes = asBytes(data.values as ArrayBufferView);
  const turned = new Uint8Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) * width;
    for (let b = 0; b < width; b++) turned[i * width + b] = bytes[from + width - 1 - b] as number;
  }
  if (shift > 0) for (let at = 0; at < turned.length; at += width) multiply(turned.subarray(at, at + width), shift);
  return turned;
}

/** Multiplies a whole number of any width by a power of ten, in place. */
function multiply(bytes: Uint8Array, shift: number): void {
  const size = 8 * bytes.length;
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  value = BigInt.asUintN(size, BigInt.asIntN(size, value) * 10n ** BigInt(shift));
  for (let at = bytes.length - 1; at >= 0; at--, value >>= 8n) bytes[at] = Number(value & 0xffn);
}

interface Scaling {
  readonly factor: bigint;
  readonly isNarrow: boolean;
  readonly path: readonly string[];
}

function scaled(data: Data, rows: Int32Array, { factor, isNarrow, path }: Scaling): Uint8Array {
  const values = data.values as ArrayLike<number | bigint>;
  const whole = BigInt64Array.from(rows, row => {
    const value = BigInt(values[row] ?? 0) * factor;
    if (BigInt.asIntN(64, value) !== value) throw beyondParquet(path);
    return value;
  });
  return asBytes(isNarrow ? Int32Array.from(whole, Number) : whole);
}

function days(milliseconds: bigint, path: readonly string[]): number {
  const rest = ((milliseconds % DAY_MS) + DAY_MS) % DAY_MS;
  const day = (milliseconds - rest) / DAY_MS;
  if (BigInt.asIntN(32, day) !== day) throw beyondParquet(path);
  return Number(day);
}

function beyondParquet([name = '']: readonly string[]): Failure {
  const text = l10n.t(
    'The column {0} has moments that Parquet cannot hold. Hide the column, or export the result as Arrow.',
    name,
  );
  return new Failure('query.unsupported', text, { column: name });
}

/** Each value behind its length. */
function byteArrays(data: Data, rows: Int32Array): Uint8Array {
  const { values, offsets } = bytesOf(data, 0, data.length);
  let length = 4 * rows.length;
  for (const row of rows) length += (offsets[row + 1] as number) - (offsets[row] as number);
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  for (const row of rows) {
    const start = offsets[row] as number;
    const end = offsets[row + 1] as number;
    const size = end - start;
    bytes[at] = size;
    bytes[at + 1] = size >>> 8;
    bytes[at + 2] = size >>> 16;
    bytes[at + 3] = size >>> 24;
    at += 4;
    if (size > SHORT) bytes.set(values.subarray(start, end), at);
    else for (let i = 0; i < size; i++) bytes[at + i] = values[start + i] as number;
    at += size;
  }
  return bytes;
}

/** Short values are copied faster byte by byte than through a view. */
const SHORT = 24;

function texts(data: Data, rows: Int32Array): Uint8Array {
  const read = cellReader(data);
  const pieces: Uint8Array[] = [];
  for (const row of rows) {
    const text = Buffer.from(read(row) ?? '', 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    pieces.push(length, text);
  }
  return Buffer.concat(pieces);
}
