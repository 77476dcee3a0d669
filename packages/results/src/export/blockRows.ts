import type { RowView } from '../arrange/rowView';
import type { ResultStore } from '../store/resultStore';

/** Bytes of rows that are in memory at once while they are written. */
const BLOCK_BYTES = 64 * 2 ** 20;

/** Rows of a block when they lie anywhere: a column of them is gathered within some milliseconds. */
export const SCATTERED_ROWS = 1 << 17;

/** How many rows to write at once: fewer where they are long. */
export function rowsOfBlock({ bytes, rows }: ResultStore, most: number): number {
  const perRow = bytes / Math.max(1, rows);
  return Math.max(1, Math.min(most, Math.floor(BLOCK_BYTES / Math.max(1, perRow))));
}

/** Bytes that writing takes at most beside the rows: a block as it lies, and as it is gathered. */
export function roomToWrite(view: RowView): number {
  const { store } = view;
  if (view.isNatural) return 0;
  const rows = Math.min(view.length, rowsOfBlock(store, SCATTERED_ROWS));
  return Math.ceil((2 * rows * store.bytes) / Math.max(1, store.rows));
}
