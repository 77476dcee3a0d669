import type { RowSet } from '../scan/rowSet';
import type { Steps } from '../scan/steps';
import type { ResultStore } from '../store/resultStore';
import type { Arrangement } from './arrangement';
import { filterRows } from './filterRows';
import { sortRows } from './sortRows';

/** The rows that an arrangement shows, and in which order. */
export interface ArrangedRows {
  /** Which rows, in the result's own order. */
  readonly set: RowSet;
  /** All of them in the order in which they are shown; absent when that is their own. */
  readonly order?: Uint32Array;
}

/** Filters and sorts the rows that have arrived. @throws Failure `query.badFilter`. */
export function* arrangeRows(store: ResultStore, { sort, filters }: Arrangement): Steps<ArrangedRows> {
  const set = yield* filterRows(store, store.rows, filters);
  return sort.length === 0 ? { set } : { set, order: yield* sortRows(store, set, sort) };
}
