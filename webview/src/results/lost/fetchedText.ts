import type { Cell, CopiedCells } from '@lakehouse/protocol';

/** What is left of cells whose rows are gone. */
export interface FetchedCells {
  readonly name: (column: number) => string;
  /** The cell as far as it was fetched; `undefined` when it was not. */
  readonly cell: (row: number, column: number) => Cell | undefined;
  /** Whether only the beginning of a cell was fetched. */
  readonly isCut: (row: number, column: number) => boolean;
}

/** Text for the clipboard, and of how many rows it is. */
export interface FetchedText {
  readonly text: string;
  readonly rows: number;
  /** Rows that were to be copied, too, and were not fetched. */
  readonly missing: number;
}

/** The rows that were fetched, with tabs between their fields; values that were cut end with an ellipsis. */
export function fetchedText(range: CopiedCells, fetched: FetchedCells, withNames: boolean): FetchedText {
  const lines: string[] = [];
  let missing = 0;
  for (const { rowStart, rowEnd } of [range, ...(range.more ?? [])])
    for (let row = rowStart; row < rowEnd; row++) {
      const fields = range.columns.map(column => fieldOf(fetched, row, column));
      if (fields.includes(undefined)) missing++;
      else lines.push(fields.join('\t'));
    }
  const head = withNames ? [range.columns.map(column => quoted(fetched.name(column))).join('\t')] : [];
  return { text: [...head, ...lines].join('\n'), rows: lines.length, missing };
}

function fieldOf({ cell, isCut }: FetchedCells, row: number, column: number): string | undefined {
  const value = cell(row, column);
  if (value === undefined) return undefined;
  // NULL is nothing, as in what is copied of rows that are there; the empty text is a pair of quotes.
  return value === null ? '' : quoted(isCut(row, column) ? `${value}…` : value);
}

function quoted(text: string): string {
  return text === '' || /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
