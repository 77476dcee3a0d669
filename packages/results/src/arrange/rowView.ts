import type { RowSet } from '../scan/rowSet';
import type { ResultStore } from '../store/resultStore';
import type { ArrangedRows } from './arrangeRows';

/** A result's rows as they are shown: in their own order and growing, until they are arranged. */
export class RowView {
  readonly store: ResultStore;
  readonly #arranged: ArrangedRows | undefined;
  readonly #order: Uint32Array | undefined;

  /** @param arranged What shows which rows; absent for all that have arrived. */
  constructor(store: ResultStore, arranged?: ArrangedRows) {
    this.store = store;
    this.#arranged = arranged;
    this.#order = arranged?.order ?? arranged?.set.ids;
  }

  get length(): number {
    return this.#order?.length ?? this.#arranged?.set.end ?? this.store.rows;
  }

  /** Whether rows follow each other as they do in the result, without gaps. */
  get isNatural(): boolean {
    return this.#order === undefined;
  }

  /** Which rows are shown, in the result's own order. */
  get set(): RowSet {
    return this.#arranged?.set ?? { end: this.store.rows };
  }

  /** The row of the result that is shown at a place, which must be one of the view's. */
  rowAt(place: number): number {
    return this.#order?.[place] ?? place;
  }

  /** Rows of the result that are shown at places `from` to `to`. */
  rows(from: number, to: number): Uint32Array {
    const end = Math.min(to, this.length);
    if (from >= end) return new Uint32Array(0);
    if (this.#order !== undefined) return this.#order.subarray(from, end);
    const rows = new Uint32Array(end - from);
    for (let i = 0; i < rows.length; i++) rows[i] = from + i;
    return rows;
  }
}
