const FIRST_SIZE = 4096;

/** Memory that grows as a batch does, and is used again for the next one. Starts are aligned to 8 bytes. */
export class GrowingBytes {
  #bytes = new Uint8Array(FIRST_SIZE);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** All the memory, for writers that hold an offset from `extend`; another `extend` may replace it. */
  get memory(): Uint8Array<ArrayBuffer> {
    return this.#bytes;
  }

  /** The bytes in use; they change with the next batch, so whoever keeps them copies them. */
  get used(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Makes room for `size` more bytes, whose content is arbitrary, and gives the offset where they start. */
  extend(size: number): number {
    const at = this.#length;
    const needed = at + size;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      larger.set(this.used);
      this.#bytes = larger;
    }
    this.#length = needed;
    return at;
  }

  clear(): void {
    this.#length = 0;
  }
}
