import type { Cell } from '@lakehouse/protocol';
import type { Range } from '../grid/rowScroll';
import type { ResultSession } from '../resultSession';
import type { Block } from './selection';

/** Cells that are gathered for the clipboard when rows lie apart; more is for an export. */
export const MOST_GATHERED = 200_000;
/** Cells asked for at once. */
const AT_ONCE = 20_000;

/** Rows of rectangles that are of the same columns, each once and in order; `undefined` when columns differ. */
export function rowsOfSameColumns(blocks: readonly Block[]): readonly Range[] | undefined {
  const [first] = blocks;
  const isSame = blocks.every(
    ({ columns }) => columns.start === first?.columns.start && columns.end === first.columns.end,
  );
  if (!isSame) return undefined;
  const joined: Range[] = [];
  for (const rows of blocks.map(block => block.rows).toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || rows.start > last.end) joined.push(rows);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, rows.end) };
  }
  return joined;
}

/** The whole values of cells in rows that lie apart. Rejects when the host refuses. */
export async function gatherRows(
  session: ResultSession,
  rows: readonly Range[],
  columns: readonly number[],
): Promise<readonly (readonly Cell[])[]> {
  const gathered: (readonly Cell[])[] = [];
  const step = Math.max(1, Math.floor(AT_ONCE / (Math.max(...columns) - Math.min(...columns) + 1)));
  for (const { start, end } of rows)
    for (let at = start; at < end; at += step)
      gathered.push(...(await wholeRows(session, { start: at, end: Math.min(end, at + step) }, columns)));
  return gathered;
}

async function wholeRows(
  { port, resultId }: ResultSession,
  { start, end }: Range,
  columns: readonly number[],
): Promise<readonly (readonly Cell[])[]> {
  const columnStart = Math.min(...columns);
  const columnCount = Math.max(...columns) - columnStart + 1;
  const request = { resultId, rowStart: start, rowCount: end - start, columnStart, columnCount };
  const window = await port.ask('results/window', request);
  const whole = window.rows.map(row => [...row]);
  const wanted = window.cut?.filter(({ column }) => columns.includes(columnStart + column)) ?? [];
  for (const { row, column } of wanted) {
    const value = await port.ask('results/cell', { resultId, row: start + row, column: columnStart + column });
    const cells = whole[row];
    if (cells !== undefined) cells[column] = value.text;
  }
  return whole.map(row => columns.map(column => row[column - columnStart] ?? null));
}
