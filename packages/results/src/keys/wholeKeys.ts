import { Data, type DataType } from 'apache-arrow';
import { keyOf, type KeySpace, type Measure, type TypedValue } from './keySpace';

/** How values lie in a column's buffer. */
export interface WholeLayout {
  readonly type: DataType;
  /** Bits of a value: 8 to 32, or a multiple of 32. */
  readonly bits: number;
  readonly signed: boolean;
  readonly measure?: Measure;
  /** Units of a typed text, rounded down. */
  readonly parse: (text: string) => { readonly units: bigint; readonly exact: boolean } | undefined;
}

/** Keys of whole numbers in two's complement, and of all that is kept as such: moments, dates, decimals. */
export function wholeKeys(layout: WholeLayout): KeySpace {
  const words = Math.max(1, layout.bits / 32);
  const space = BigInt(words * 32);
  // Added to a signed value, so that the lowest becomes 0: the top bit is turned over.
  const bias = layout.signed ? 1n << (space - 1n) : 0n;
  const reach = BigInt(layout.bits);
  const lowest = layout.signed ? bias - (1n << (reach - 1n)) : 0n;
  const highest = lowest + (1n << reach) - 1n;
  return {
    words,
    lowest,
    highest,
    write: words === 1 ? writeNarrow(layout.signed) : writeWide(words, layout.signed),
    restore: (keys, count) => restore(layout, { keys, count, bias }),
    parse: text => typed(layout.parse(text), { bias, lowest, highest }),
    ...(layout.measure === undefined ? {} : { measure: layout.measure }),
  };
}

interface Reach {
  readonly bias: bigint;
  readonly lowest: bigint;
  readonly highest: bigint;
}

/** A value beyond what the column holds lies beside its last one. */
function typed(read: ReturnType<WholeLayout['parse']>, { bias, lowest, highest }: Reach): TypedValue | undefined {
  if (read === undefined) return undefined;
  const key = read.units + bias;
  if (key > highest) return { key: highest, exact: false };
  return key < lowest ? { key: lowest - 1n, exact: false } : { key, exact: read.exact };
}

function writeNarrow(signed: boolean): KeySpace['write'] {
  const flip = signed ? 0x80000000 : 0;
  return (data, from, to, [out]) => {
    const values = data.values as ArrayLike<number>; // At most 32 bits wide.
    if (out !== undefined) for (let i = from; i < to; i++) out[i - from] = (values[i] as number) ^ flip;
  };
}

function writeWide(words: number, signed: boolean): KeySpace['write'] {
  const flip = signed ? 0x80000000 : 0;
  return (data, from, to, out) => {
    const all = asWords(data.values as ArrayBufferView); // Words, or numbers of 64 bits.
    for (const [w, word] of out.entries()) {
      // Values lie with their lowest word first, keys with their highest.
      const at = words - 1 - w;
      const turned = w === 0 ? flip : 0;
      for (let i = from, p = from * words + at; i < to; i++, p += words) word[i - from] = (all[p] as number) ^ turned;
    }
  };
}

/** A column's buffer as words of 32 bits. */
export function asWords(values: ArrayBufferView): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.byteLength >> 2);
}

interface Keys {
  readonly keys: readonly Uint32Array[];
  readonly count: number;
  readonly bias: bigint;
}

function restore({ type, bits }: WholeLayout, { keys, count, bias }: Keys): Data {
  const bytes = bits / 8;
  const buffer = new ArrayBuffer(count * Math.max(bytes, 1));
  const view = new DataView(buffer);
  for (let row = 0; row < count; row++) {
    const value = BigInt.asUintN(Math.max(bits, 8), keyOf(keys, row) - bias);
    for (let at = 0; at < bytes; at++) view.setUint8(row * bytes + at, Number((value >> BigInt(8 * at)) & 0xffn));
  }
  const TypedArray = type.ArrayType as new (buffer: ArrayBuffer) => ArrayLike<number>;
  return new Data(type, 0, count, 0, [undefined, new TypedArray(buffer)] as never);
}
