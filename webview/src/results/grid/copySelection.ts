import type { Cell, ResultColumn } from '@lakehouse/protocol';
import { columnsOf, extentOf, rowsOf, type Selection } from './selection';
import { toTsv } from './tsv';
import type { FetchWindow } from './windowCache';

/** Values that one copy may hold: more would stop the window for seconds, and no sheet takes them. */
export const MOST_COPIED = 2_000_000;

/** Values asked of the host at once. */
const AT_ONCE = 50_000;

/** Whether a selection is small enough for the clipboard. */
export function fitsClipboard(selection: Selection): boolean {
  const { rows, columns } = extentOf(selection);
  return rows * columns <= MOST_COPIED;
}

/** The selected values as tab-separated text, exact, wherever in the result they are. Rejects when the host refuses. */
export async function copyText(
  selection: Selection,
  fetch: FetchWindow,
  header: readonly ResultColumn[] | undefined,
): Promise<string> {
  const [rows, columns] = [rowsOf(selection), columnsOf(selection)];
  const columnCount = columns.end - columns.start;
  const table: (readonly Cell[])[] = [];
  if (header !== undefined) table.push(header.slice(columns.start, columns.end).map(column => column.name));
  const step = Math.max(1, Math.floor(AT_ONCE / columnCount));
  for (let rowStart = rows.start; rowStart < rows.end; rowStart += step) {
    const rowCount = Math.min(step, rows.end - rowStart);
    const window = await fetch({ rowStart, rowCount, columnStart: columns.start, columnCount });
    for (const row of window.rows) table.push(row);
  }
  return toTsv(table);
}
