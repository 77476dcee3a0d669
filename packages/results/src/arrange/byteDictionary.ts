import type { Steps } from '../scan/steps';
import { sortByBytes } from './sortByBytes';

/** Distinct byte strings, each with a number in the order in which they came; a hash table with open addresses. */
export class ByteDictionary {
  #table = new Int32Array(1 << 12).fill(-1);
  #hashes = new Int32Array(1 << 11);
  #ends = new Float64Array((1 << 11) + 1);
  #bytes = new Uint8Array(1 << 15);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a byte string, which is taken in when it is new. @param hash That of `hashOf`. */
  idOf(values: Uint8Array, start: number, end: number, hash = hashOf(values, start, end)): number {
    const mask = this.#table.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = this.#table[slot] as number;
      if (id < 0) return this.#add(hash, slot, values.subarray(start, end));
      if (this.#hashes[id] === hash && this.#isAt(id, values, { start, end })) return id;
    }
  }

  /** Bytes of all strings. */
  get bytesKept(): number {
    return this.#ends[this.#size] as number;
  }

  /** The number of a byte string; -1 when it is new. */
  find(values: Uint8Array, start: number, end: number): number {
    const hash = hashOf(values, start, end);
    const mask = this.#table.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = this.#table[slot] as number;
      if (id < 0 || (this.#hashes[id] === hash && this.#isAt(id, values, { start, end }))) return id;
    }
  }

  /** Lets go of all strings but some, which get new numbers in their order; the memory is used again. */
  keep(stays: (id: number) => boolean): void {
    const size = this.#size;
    const mask = this.#table.length - 1;
    this.#table.fill(-1);
    this.#size = 0;
    for (let id = 0; id < size; id++) {
      if (!stays(id)) continue;
      const hash = this.#hashes[id] as number;
      let slot = hash & mask;
      while ((this.#table[slot] as number) >= 0) slot = (slot + 1) & mask;
      // Where it goes is never behind where it was, so that nothing is written over that is still to come.
      this.#add(hash, slot, this.bytes(id));
    }
  }

  /** A string by its number, as a view that the next new one may end. */
  bytes(id: number): Uint8Array {
    return this.#bytes.subarray(this.#ends[id], this.#ends[id + 1]);
  }

  /** The numbers in the order of their bytes. */
  *sorted(): Steps<number[]> {
    const strings = Array.from({ length: this.#size }, (_, place) => ({ place, bytes: this.bytes(place) }));
    return (yield* sortByBytes(strings)).map(({ place }) => place);
  }

  #isAt(id: number, values: Uint8Array, { start, end }: { readonly start: number; readonly end: number }): boolean {
    const first = this.#ends[id] as number;
    const length = end - start;
    if ((this.#ends[id + 1] as number) - first !== length) return false;
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) if (bytes[first + i] !== values[start + i]) return false;
    return true;
  }

  #add(hash: number, slot: number, bytes: Uint8Array): number {
    const id = this.#size++;
    const start = this.#ends[id] as number;
    if (start + bytes.length > this.#bytes.length) this.#bytes = grown(this.#bytes, start + bytes.length);
    this.#bytes.set(bytes, start);
    if (id + 1 >= this.#hashes.length) {
      this.#hashes = grown(this.#hashes, id + 2);
      this.#ends = grown(this.#ends, this.#hashes.length + 1);
    }
    this.#hashes[id] = hash;
    this.#ends[id + 1] = start + bytes.length;
    this.#table[slot] = id;
    if (this.#size * 2 > this.#table.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 2).fill(-1);
    const mask = table.length - 1;
    for (let id = 0; id < this.#size; id++) {
      let slot = (this.#hashes[id] as number) & mask;
      while ((table[slot] as number) >= 0) slot = (slot + 1) & mask;
      table[slot] = id;
    }
    this.#table = table;
  }
}

/** FNV-1a with its bits mixed once more, for the table takes the low ones. */
export function hashOf(values: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (values[i] as number), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

type Growing = Uint8Array | Int32Array | Float64Array;

function grown<T extends Growing>(array: T, atLeast: number): T {
  const larger = new (array.constructor as new (length: number) => T)(Math.max(atLeast, array.length * 2));
  larger.set(array);
  return larger;
}
