import type { ColumnSlice, ResultStore } from '../store/resultStore';

/** Rows of a result in their own order: all up to `end`, or those of `ids`, which ascend. */
export interface RowSet {
  readonly end: number;
  readonly ids?: Uint32Array;
}

/** How many rows there are. */
export function rowsIn(set: RowSet): number {
  return set.ids?.length ?? set.end;
}

/** A slice of a column and which of its rows are meant. */
export interface PickedSlice extends ColumnSlice {
  /** Rows that are meant, as rows of the result; absent for all. */
  readonly picks?: Uint32Array;
  /** Place of the first one among all that are meant. */
  readonly position: number;
}

/** A column's slices of some rows; slices without any are not read. */
export function* pickedSlices(store: ResultStore, column: number, set: RowSet): Generator<PickedSlice> {
  const { ids, end } = set;
  if (ids === undefined) {
    for (const slice of store.slices(column, 0, end)) yield { ...slice, position: slice.start };
    return;
  }
  let position = 0;
  while (position < ids.length) {
    const first = ids[position] ?? 0;
    // One slice at a time: the next may begin far behind it.
    const slice = store.slices(column, first, end).next();
    if (slice.done === true) return;
    const rowEnd = slice.value.start + slice.value.to - slice.value.from;
    const upTo = firstAtLeast(ids, rowEnd, position);
    yield { ...slice.value, picks: ids.subarray(position, upTo), position };
    position = upTo;
  }
}

/** Index of the first id that is not below a row. */
function firstAtLeast(ids: Uint32Array, row: number, from: number): number {
  let low = from;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
