/** How many rows of a block have been looked through, and how many hits they have. */
export interface BlockCount {
  readonly rows: number;
  readonly hits: number;
}

/** Hits of blocks of rows, of as many as have been looked through, in whatever order. */
export class HitCounts {
  readonly #size: number;
  /** Hits by block, -1 for blocks that have not been looked through as a whole. */
  #full = new Float64Array(64).fill(-1);
  #fullBlocks = 0;
  #hits = 0;
  /** The last block while it is not full: rows may still be added to it. */
  #rest: BlockCount & { readonly block: number } = { block: -1, rows: 0, hits: 0 };

  /** @param size Rows of a full block. */
  constructor(size: number) {
    this.#size = size;
  }

  /** Rows that have been looked through, and their hits. */
  get rows(): number {
    return this.#fullBlocks * this.#size + this.#rest.rows;
  }

  get hits(): number {
    return this.#hits + this.#rest.hits;
  }

  note(block: number, { rows, hits }: BlockCount): void {
    if (this.#at(block) >= 0) return;
    if (rows < this.#size) {
      this.#rest = { block, rows, hits };
      return;
    }
    if (this.#rest.block === block) this.#rest = { block: -1, rows: 0, hits: 0 };
    this.#reserve(block);
    this.#full[block] = hits;
    this.#fullBlocks++;
    this.#hits += hits;
  }

  /** Whether all rows of a block have been looked through, of so many that there are in all. */
  isCounted(block: number, length: number): boolean {
    const rows = Math.min(this.#size, length - block * this.#size);
    return this.#at(block) >= 0 || (this.#rest.block === block && this.#rest.rows === rows);
  }

  /** Hits of all rows, of which there are so many; `undefined` while not all have been looked through. */
  total(length: number): number | undefined {
    return this.rows === length ? this.hits : undefined;
  }

  /** Hits of all blocks before one; `undefined` while not all of them have been looked through. */
  before(block: number): number | undefined {
    let hits = 0;
    for (let each = 0; each < block; each++) {
      const count = this.#at(each);
      if (count < 0) return undefined;
      hits += count;
    }
    return hits;
  }

  #at(block: number): number {
    return this.#full[block] ?? -1;
  }

  #reserve(block: number): void {
    if (block < this.#full.length) return;
    const larger = new Float64Array(Math.max(block + 1, this.#full.length * 2)).fill(-1);
    larger.set(this.#full);
    this.#full = larger;
  }
}
