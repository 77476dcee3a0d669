import { Failure } from '@lakehouse/base';
import { GrowingBytes } from './growingBytes';

const MOST = 0x7fff_ffff;

/** Where each value of a column of varying length ends: `rows + 1` int32, the first of them 0. */
export class Offsets {
  readonly #bytes = new GrowingBytes();
  #last = 0;

  constructor() {
    this.clear();
  }

  get byteLength(): number {
    return this.#bytes.length;
  }

  /** Where the last value ends, which is where the next one starts. */
  get last(): number {
    return this.#last;
  }

  get used(): Uint8Array {
    return this.#bytes.used;
  }

  /**
   * Adds as many values as `lengthOf` is asked for, and gives where each of them ends.
   *
   * @throws Failure `query.unsupported` when a batch would pass 2 GiB, the reach of an int32.
   */
  append(count: number, lengthOf: (row: number) => number): Int32Array {
    const at = this.#bytes.extend(count * 4);
    const ends = new Int32Array(this.#bytes.memory.buffer, at, count);
    let last = this.#last;
    for (let row = 0; row < count; row++) {
      last += lengthOf(row);
      ends[row] = last;
    }
    if (last > MOST) throw new Failure('query.unsupported', 'The values of a column are too long: select fewer bytes.');
    this.#last = last;
    return ends;
  }

  clear(): void {
    this.#bytes.clear();
    const at = this.#bytes.extend(4);
    this.#bytes.memory.fill(0, at, at + 4);
    this.#last = 0;
  }
}
