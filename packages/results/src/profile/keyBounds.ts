import type { ColumnKeys } from '../arrange/columnKeys';
import { keyOf } from '../keys/keySpace';
import type { Steps } from '../scan/steps';

/** Rows that are looked at between two yields: a few milliseconds. */
const STRIDE = 1 << 18;

/** The lowest and the highest of keys that grow in number, and how many rows are NULL; each row is looked at once. */
export class KeyBounds {
  readonly #words: number;
  #seen = 0;
  #nulls = 0;
  /** Rows of the bounds; -1 before there is any. */
  #lowest = -1;
  #highest = -1;
  #keys: readonly Uint32Array[] = [];

  constructor(words: number) {
    this.#words = words;
  }

  get nulls(): number {
    return this.#nulls;
  }

  /** `undefined` while there are no values; NaN is none. */
  get lowest(): bigint | undefined {
    return this.#lowest < 0 ? undefined : keyOf(this.#keys, this.#lowest);
  }

  get highest(): bigint | undefined {
    return this.#highest < 0 ? undefined : keyOf(this.#keys, this.#highest);
  }

  /** Takes the rows up to `rows` in. */
  *take({ words, last }: ColumnKeys, rows: number): Steps<void> {
    this.#keys = words;
    while (this.#seen < rows) {
      const end = Math.min(rows, this.#seen + STRIDE);
      this.#takeStretch(words, last, end);
      this.#seen = end;
      yield;
    }
  }

  #takeStretch(words: readonly Uint32Array[], last: Uint8Array | undefined, end: number): void {
    for (let row = this.#seen; row < end; row++) {
      const mark = last?.[row] ?? 0;
      if (mark === 2) this.#nulls++;
      if (mark !== 0) continue;
      if (this.#lowest < 0) this.#lowest = this.#highest = row;
      else if (this.#compare(words, row, this.#lowest) < 0) this.#lowest = row;
      else if (this.#compare(words, row, this.#highest) > 0) this.#highest = row;
    }
  }

  #compare(words: readonly Uint32Array[], a: number, b: number): number {
    for (let w = 0; w < this.#words; w++) {
      const word = words[w] as Uint32Array; // As many as the key has words.
      const difference = (word[a] as number) - (word[b] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}
