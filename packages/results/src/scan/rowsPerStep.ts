/** Cells that are read as texts in some milliseconds. */
const CELLS = 20_000;

/** How many rows of so many columns to read as texts at once, so that others have their turn in between. */
export function rowsPerStep(columns: number): number {
  return Math.max(1, Math.min(2048, Math.floor(CELLS / Math.max(1, columns))));
}
