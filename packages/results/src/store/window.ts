/** One value as exact text; `null` is SQL's NULL, the empty string an empty string. */
export type Cell = string | null;

/** A stretch of rows and columns. Rows beyond what has arrived are left out, and so are columns that do not exist. */
export interface WindowRequest {
  readonly rowStart: number;
  readonly rowCount: number;
  readonly columnStart: number;
  readonly columnCount: number;
}

export interface ResultWindow {
  readonly rowStart: number;
  readonly columnStart: number;
  /** Row by row; each has the asked-for columns. Long texts are cut. */
  readonly rows: readonly (readonly Cell[])[];
  /** Cells that were cut, and how many characters their whole text has; places count from the window's start. */
  readonly cut?: readonly CutCell[];
  /** How each row differs, when the result is a comparison. */
  readonly changes?: readonly RowChange[];
}

/** How a row of a comparison differs. */
export interface RowChange {
  readonly kind: ChangeKind;
  /** Columns whose value changed, with the value before, cut as cells are; the row itself has the one after. */
  readonly before: readonly { readonly column: number; readonly cell: Cell }[];
}

export type ChangeKind = 'same' | 'added' | 'removed' | 'changed';

export interface CutCell {
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

/** Characters of a cell that a window has at most: no grid shows more in a line. */
const LONGEST = 1000;

/** Cuts the long texts of a window in place, and tells which they were. */
export function cutLongTexts(rows: readonly Cell[][]): readonly CutCell[] {
  const cut: CutCell[] = [];
  for (const [row, cells] of rows.entries())
    for (const [column, text] of cells.entries()) {
      if (text === null || text.length <= LONGEST) continue;
      cut.push({ row, column, length: text.length });
      cells[column] = beginningOf(text);
    }
  return cut;
}

/** A cell as it is told besides others: one that is too long for a window ends with an ellipsis. */
export function shortened(cell: Cell): Cell {
  return cell === null || cell.length <= LONGEST ? cell : `${beginningOf(cell)}…`;
}

function beginningOf(text: string): string {
  return text.slice(0, isHighSurrogate(text.charCodeAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
}

/** Half of a character: a cut behind it would show a mark of a broken text. */
function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
