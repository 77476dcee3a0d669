/** Cells that are read as texts in some milliseconds. */
const CELLS = 20_000;

/** Bytes, or characters, that are read as texts in some milliseconds. */
export const STEP_BYTES = 1 << 22;

/**
 * How many rows of so many columns to read as texts at once, so that others have their turn in between; fewer where
 * the rows of the result are long.
 */
export function rowsPerStep(
  columns: number,
  { rows, bytes }: { readonly rows: number; readonly bytes: number },
): number {
  const short = Math.floor(CELLS / Math.max(1, columns));
  const long = Math.floor((STEP_BYTES * rows) / Math.max(1, bytes));
  return Math.max(1, Math.min(2048, short, long));
}
