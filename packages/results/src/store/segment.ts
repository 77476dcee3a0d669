import type { Data } from 'apache-arrow';
import type { CellReader } from '../text/valueReader';

/** Some rows of a column: those of `data` from `from` on. */
export interface ColumnPart {
  readonly data: Data;
  readonly from: number;
}

/** As `ColumnPart`, for those who want texts. */
export interface CellPart {
  readonly read: CellReader;
  readonly from: number;
}

/** The rows of one batch, wherever they lie. Rows count from 0. */
export interface Segment {
  readonly rows: number;
  /** Bytes of a column's values, of all rows together. */
  bytesOf(column: number): number;
  /** Rows `from` to `to` (exclusive) of a column; reads no more than these where reading costs. */
  column(column: number, from: number, to: number): ColumnPart;
  cells(column: number, from: number, to: number): CellPart;
}
