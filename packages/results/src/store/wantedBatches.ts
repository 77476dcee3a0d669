import type { Data } from 'apache-arrow';
import type { Picks } from '../gather/gather';
import type { ColumnPart } from './segment';

/** Reads some rows of a batch. */
export type ReadRows = (from: number, to: number) => ColumnPart;

interface Run {
  readonly batch: number;
  /** First row in the batch. */
  readonly from: number;
  readonly rows: number;
}

/** Collects which rows are wanted of which batches, so that each batch is read once. */
export class WantedBatches {
  readonly #runs: Run[] = [];
  readonly #ranges = new Map<number, { from: number; to: number }>();

  /** Wants the next rows: those of a batch from `from` to `to`. */
  want(batch: number, from: number, to: number): void {
    this.#runs.push({ batch, from, rows: to - from });
    const range = this.#ranges.get(batch);
    if (range === undefined) {
      this.#ranges.set(batch, { from, to });
      return;
    }
    range.from = Math.min(range.from, from);
    range.to = Math.max(range.to, to);
  }

  /** Reads what is wanted; `readerOf` gives the reader of a batch by its number. */
  picks(readerOf: (batch: number) => ReadRows): Picks {
    const length = this.#runs.reduce((sum, run) => sum + run.rows, 0);
    const sources: Data[] = [];
    const parts = new Map<number, { readonly source: number; readonly shift: number }>();
    for (const [batch, { from, to }] of this.#ranges) {
      const part = readerOf(batch)(from, to);
      parts.set(batch, { source: sources.push(part.data) - 1, shift: part.from - from });
    }
    const which = new Uint32Array(length);
    const rows = new Int32Array(length);
    let at = 0;
    for (const run of this.#runs) {
      const { source, shift } = parts.get(run.batch) ?? { source: 0, shift: 0 };
      which.fill(source, at, at + run.rows);
      for (let n = 0; n < run.rows; n++) rows[at++] = run.from + n + shift;
    }
    return { sources, which, rows };
  }
}
