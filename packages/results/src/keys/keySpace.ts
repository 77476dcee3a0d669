import type { Data } from 'apache-arrow';

/** A value that somebody typed, where it lies among a column's values. */
export interface TypedValue {
  /** Key of the value itself, or of the next lower one when the column cannot hold it. */
  readonly key: bigint;
  readonly exact: boolean;
}

/**
 * A column's values as unsigned numbers in the same order, in words of 32 bits: what is sorted, compared and counted
 * without a look at the type again.
 */
export interface KeySpace {
  /** Words of a key, the most significant first. */
  readonly words: number;
  /** Lowest and highest key of a value; one that is no number lies above. */
  readonly lowest: bigint;
  readonly highest: bigint;
  /** Key of NaN, which comes behind all numbers. */
  readonly nan?: bigint;
  /** Writes the keys of rows `from` to `to` into `out`, one array for each word; rows without value get any. */
  write(data: Data, from: number, to: number, out: readonly Uint32Array[]): void;
  /** The values of keys, as a column of their own. */
  restore(keys: readonly Uint32Array[], count: number): Data;
  /** What a typed text is in this column; `undefined` when it is no value of its type. */
  parse(text: string): TypedValue | undefined;
  /** A key as a number, for means and histograms of numbers and times; absent for types without distances. */
  readonly measure?: Measure;
}

/** How keys are counted with: `units` are whole numbers in the column's own unit, `scale` digits behind the point. */
export interface Measure {
  readonly kind: 'number' | 'time';
  /** The column's values are floating numbers: sums are rounded. */
  readonly floating: boolean;
  /** Digits behind the point of a whole unit; 0 for floating numbers. */
  readonly scale: number;
}

/** A key out of its words. */
export function keyOf(words: readonly Uint32Array[], row: number): bigint {
  let key = 0n;
  for (const word of words) key = (key << 32n) | BigInt(word[row] ?? 0);
  return key;
}

/** The words of a key. */
export function wordsOf(key: bigint, words: number): Uint32Array {
  return Uint32Array.from({ length: words }, (_, i) => Number((key >> BigInt(32 * (words - 1 - i))) & 0xffffffffn));
}

/** Room for the keys of some rows. */
export function roomForKeys(words: number, rows: number): Uint32Array[] {
  return Array.from({ length: words }, () => new Uint32Array(rows));
}
