import type { Data, RecordBatch } from 'apache-arrow';

/** The dictionaries that a result's batches name their values by. They stay in memory when their batches go to the disk. */
export class Dictionaries {
  readonly #seen = new WeakSet<Data>();

  /** Bytes of what a batch brings along that no batch before it did: many share a dictionary, or add to one. */
  bytesOfNew(batch: RecordBatch): number {
    return this.#bytesOf(batch.data);
  }

  #bytesOf(data: Data): number {
    // The library leaves the types of what is inside of a column open.
    const pieces = (data.dictionary?.data ?? []) as readonly Data[];
    const own = pieces.filter(piece => !this.#seen.has(piece));
    let bytes = 0;
    for (const piece of own) {
      this.#seen.add(piece);
      bytes += piece.byteLength + this.#bytesOf(piece);
    }
    for (const child of data.children as readonly Data[]) bytes += this.#bytesOf(child);
    return bytes;
  }
}
