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
  /** Row by row; each has the asked-for columns. */
  readonly rows: readonly (readonly Cell[])[];
}
