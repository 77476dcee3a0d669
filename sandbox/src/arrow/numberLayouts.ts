import type { FixedLayout } from './fixedColumn';
import type { VectorRows } from './vectorRows';

/** Numbers that both sides keep alike: copied as they are. */
export function same(width: number): FixedLayout {
  return { from: width, to: width, write: (rows, target) => target.set(rows.data) };
}

type SmallIntegers = Int8Array | Uint8Array | Int16Array | Uint16Array;

/** Dremio's smallest integer has 32 bits, so the shorter ones of DuckDB are widened. */
export function widenedToInt32(width: 1 | 2, view: (data: Uint8Array, count: number) => SmallIntegers): FixedLayout {
  return {
    from: width,
    to: 4,
    write: (rows, target) =>
      new Int32Array(target.buffer, target.byteOffset, rows.count).set(view(rows.data, rows.count)),
  };
}

/** Unsigned 32 bits fit no Dremio INTEGER, but its BIGINT. */
export const uint32ToInt64: FixedLayout = {
  from: 4,
  to: 8,
  write(rows, target) {
    const source = words(rows);
    const out = wordsOf(target);
    for (let row = 0; row < rows.count; row++) {
      out[row * 2] = source[row] ?? 0;
      out[row * 2 + 1] = 0;
    }
  },
};

/** A decimal that DuckDB keeps in 16 bits (up to 4 digits). */
export const int16ToDecimal: FixedLayout = {
  from: 2,
  to: 16,
  write(rows, target) {
    const source = new Int16Array(rows.data.buffer, rows.data.byteOffset, rows.count);
    const out = wordsOf(target);
    for (let row = 0; row < rows.count; row++) writeDecimal(out, row, source[row] ?? 0);
  },
};

/** A decimal that DuckDB keeps in 32 bits (up to 9 digits). */
export const int32ToDecimal: FixedLayout = {
  from: 4,
  to: 16,
  write(rows, target) {
    const source = words(rows);
    const out = wordsOf(target);
    for (let row = 0; row < rows.count; row++) writeDecimal(out, row, source[row] ?? 0);
  },
};

/** A decimal that DuckDB keeps in 64 bits (up to 18 digits). */
export const int64ToDecimal: FixedLayout = { from: 8, to: 16, write: (rows, target) => widen64(rows, target, true) };

/** Unsigned 64 bits fit no Dremio integer: they travel as a decimal of 20 digits. */
export const uint64ToDecimal: FixedLayout = { from: 8, to: 16, write: (rows, target) => widen64(rows, target, false) };

function widen64(rows: VectorRows, target: Uint8Array<ArrayBuffer>, signed: boolean): void {
  const source = words(rows);
  const out = wordsOf(target);
  for (let row = 0; row < rows.count; row++) {
    const high = source[row * 2 + 1] ?? 0;
    const sign = signed ? high >> 31 : 0;
    out[row * 4] = source[row * 2] ?? 0;
    out[row * 4 + 1] = high;
    out[row * 4 + 2] = sign;
    out[row * 4 + 3] = sign;
  }
}

function writeDecimal(out: Int32Array, row: number, value: number): void {
  const sign = value >> 31;
  out[row * 4] = value;
  out[row * 4 + 1] = sign;
  out[row * 4 + 2] = sign;
  out[row * 4 + 3] = sign;
}

/** The memory of rows as 32-bit words. */
export function words(rows: VectorRows): Int32Array {
  return wordsOf(rows.data);
}

/** Aligned bytes as 32-bit words; both sides of the copy are little-endian, as are DuckDB's builds and Arrow's default. */
export function wordsOf(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
}
