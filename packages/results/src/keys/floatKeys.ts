import { Data, type DataType } from 'apache-arrow';
import { keyOf, type KeySpace } from './keySpace';
import { asWords } from './wholeKeys';

const TOP = 0x80000000;
const NOT_A_NUMBER = 0xffffffff;

/**
 * Keys of floating numbers: their bits, with the top one turned over for positive numbers and all for negative ones.
 * Both zeros are the same; NaN, whatever its bits, has all ones.
 */
export function floatKeys(type: DataType, bits: 16 | 32 | 64): KeySpace {
  const words = bits === 64 ? 2 : 1;
  const shift = bits === 16 ? 16n : 0n;
  const space = BigInt(32 * words);
  const highest = (bitsOf(Infinity, bits) << shift) | (1n << (space - 1n));
  return {
    words,
    lowest: ((1n << space) - 1n) ^ (bitsOf(-Infinity, bits) << shift),
    highest,
    nan: (1n << space) - 1n,
    write: bits === 64 ? writeDoubles : writeSingles(Number(shift)),
    restore: (keys, count) => restore(type, bits, keys, count),
    parse: text => {
      const value = parseFloating(text);
      return value === undefined ? undefined : { key: keyOfNumber(value, bits), exact: true };
    },
    measure: { kind: 'number', floating: true, scale: 0 },
  };
}

const WRITTEN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function parseFloating(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^nan$/i.test(trimmed)) return NaN;
  const [, sign, infinite] = /^([+-]?)(inf(?:inity)?)$/i.exec(trimmed) ?? [];
  if (infinite !== undefined) return sign === '-' ? -Infinity : Infinity;
  return WRITTEN.test(trimmed) ? Number(trimmed) : undefined;
}

/** Bits of a number in the column's width, to which it is rounded. */
function bitsOf(value: number, bits: 16 | 32 | 64): bigint {
  const view = new DataView(new ArrayBuffer(8));
  if (bits === 64) view.setFloat64(0, value);
  else if (bits === 32) view.setFloat32(0, value);
  else return halfBits(value);
  return bits === 64 ? view.getBigUint64(0) : BigInt(view.getUint32(0));
}

function keyOfNumber(value: number, bits: 16 | 32 | 64): bigint {
  const space = bits === 64 ? 64n : 32n;
  const all = (1n << space) - 1n;
  if (Number.isNaN(value)) return all;
  const top = 1n << (space - 1n);
  if (value === 0) return top;
  const pattern = bitsOf(value, bits) << (bits === 16 ? 16n : 0n);
  return (pattern & top) === 0n ? pattern | top : all ^ pattern;
}

/** The half that is nearest to a number, by bisection: positive halves ascend with their bits. */
function halfBits(value: number): bigint {
  const sign = value < 0 ? 0x8000 : 0;
  const size = Math.abs(value);
  let [low, high] = [0, 0x7c00];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (halfValue(middle) <= size) low = middle;
    else high = middle - 1;
  }
  const nearer = low < 0x7c00 && halfValue(low + 1) - size < size - halfValue(low) ? low + 1 : low;
  return BigInt(sign | nearer);
}

/** A half by its bits. */
export function halfNumber(bits: number): number {
  const size = halfValue(bits & 0x7fff);
  if ((bits & 0x7fff) > 0x7c00) return NaN;
  return bits & 0x8000 ? -size : size;
}

function halfValue(bits: number): number {
  const exponent = bits >> 10;
  if (exponent === 0x1f) return Infinity;
  const fraction = bits & 0x3ff;
  return exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const writeDoubles: KeySpace['write'] = (data, from, to, [high, low]) => {
  const words = asWords(data.values as Float64Array);
  if (high === undefined || low === undefined) return;
  for (let i = from; i < to; i++) {
    const h = words[2 * i + 1] as number;
    const l = words[2 * i] as number;
    const size = h & 0x7fffffff;
    if (size > 0x7ff00000 || (size === 0x7ff00000 && l !== 0)) high[i - from] = low[i - from] = NOT_A_NUMBER;
    else if ((size | l) === 0) {
      high[i - from] = TOP;
      low[i - from] = 0;
    } else {
      high[i - from] = h & TOP ? ~h : h | TOP;
      low[i - from] = h & TOP ? ~l : l;
    }
  }
};

/** Halves are kept in the upper half of their word, so that they have the shape of singles. */
function writeSingles(shift: number): KeySpace['write'] {
  const infinite = shift === 16 ? 0x7c000000 : 0x7f800000;
  return (data, from, to, [out]) => {
    const values = data.values as Float32Array | Uint16Array;
    const bits = shift === 16 ? (values as Uint16Array) : asWords(values);
    if (out === undefined) return;
    for (let i = from; i < to; i++) {
      const pattern = (bits[i] as number) << shift;
      const size = pattern & 0x7fffffff;
      if (size > infinite) out[i - from] = NOT_A_NUMBER;
      else if (size === 0) out[i - from] = TOP;
      else out[i - from] = pattern < 0 ? ~pattern : pattern | TOP;
    }
  };
}

function restore(type: DataType, bits: 16 | 32 | 64, keys: readonly Uint32Array[], count: number): Data {
  const bytes = bits / 8;
  const buffer = new ArrayBuffer(count * bytes);
  const view = new DataView(buffer);
  const space = bits === 64 ? 64n : 32n;
  const top = 1n << (space - 1n);
  const all = (1n << space) - 1n;
  for (let row = 0; row < count; row++) {
    const key = keyOf(keys, row);
    const pattern = (key & top) === 0n ? all ^ key : key ^ top;
    // All ones would be a NaN of its own kind: the usual one has the top bit of its fraction.
    const shown = key === all ? (0x7ff8n << 48n) >> (64n - space) : pattern;
    if (bits === 64) view.setBigUint64(row * 8, shown, true);
    else if (bits === 32) view.setUint32(row * 4, Number(key === all ? 0x7fc00000n : shown), true);
    else view.setUint16(row * 2, Number(key === all ? 0x7e00n : shown >> 16n), true);
  }
  const TypedArray = type.ArrayType as new (buffer: ArrayBuffer) => ArrayLike<number>;
  return new Data(type, 0, count, 0, [undefined, new TypedArray(buffer)] as never);
}
