import { keySpaceOf } from '../keys/keySpaceOf';
import type { ResultStore } from '../store/resultStore';
import type { Arrangement } from './arrangement';
import type { ArrangedRows } from './arrangeRows';

/*
 * What sorting and filtering take beside the rows, in bytes for each row: typed arrays with an element of 4 bytes for
 * each, or of 1 byte for marks. They are the most that lie there at one time, not all that are ever made.
 */

/** Rows that pass, as they are collected and as they are kept. */
const FILTER = 8;

/** Places before and after, those of each kind, marks of NULL and NaN, and keys and places twice for the radix sort. */
const SORT = 36;

/** A word of a key. */
const WORD = 4;

/** As `SORT`, with the ranks of texts, two words of the bytes to look at, and the rows that are not told apart yet. */
const TEXT_SORT = 56;

/** Bytes that arranging takes at most while it goes on. */
export function roomToArrange(store: ResultStore, { sort, filters }: Arrangement): number {
  const sorts = sort.map(({ column }) => {
    const space = keySpaceOf(store.typeOf(column));
    return space === undefined ? TEXT_SORT : SORT + WORD * space.words;
  });
  // Columns are sorted by one after the other, behind the filters.
  return store.rows * (Math.max(0, ...sorts) + (filters.length > 0 ? FILTER : 0));
}

/** Bytes that arranged rows take as long as they are shown. */
export function roomOfArranged(rows: ArrangedRows | undefined): number {
  return (rows?.set.ids?.byteLength ?? 0) + (rows?.order?.byteLength ?? 0);
}
