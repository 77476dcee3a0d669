/** How a column's cells are to be shown. */
export type CellKind = 'number' | 'text' | 'boolean' | 'temporal' | 'binary' | 'nested';

export interface ResultColumn {
  readonly name: string;
  /** Type as the user knows it: `BIGINT`, `DECIMAL(38, 10)`, `TIMESTAMP`. */
  readonly type: string;
  readonly kind: CellKind;
  /** Set when the values cannot be read, and why; the other columns are unaffected. */
  readonly unreadable?: string;
}

/** One value as exact text; `null` is SQL's NULL, the empty string an empty string. */
export type Cell = string | null;

/** A stretch of rows and columns of a result. Rows beyond what has arrived are left out. */
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
  readonly cut?: readonly { readonly row: number; readonly column: number; readonly length: number }[];
  /** How each row differs, when the result is a comparison. */
  readonly changes?: readonly RowChange[];
}

/** How a row of a comparison differs, in the window's row order. */
export interface RowChange {
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  /** Columns whose value changed, with the value before, its text cut; the window's row has the one after. */
  readonly before: readonly { readonly column: number; readonly cell: Cell }[];
}
