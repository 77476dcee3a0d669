import type { Call } from '../calls';
import type { Cell, ResultWindow, WindowRequest } from './columns';
import type { LongOperation } from './longOperation';
import type { ProfilePurpose } from './profilePurpose';
import type { WantsPartialAnswers } from './wantsPartialAnswers';

/** One column to sort by. NULLs come last in either direction, NaN before them. */
export interface SortKey {
  /** Place of the column in the result. */
  readonly column: number;
  readonly descending: boolean;
}

/**
 * What a cell must be for its row to stay. Operands are texts as a grid shows values; those that are no value of the
 * column's type are refused with `query.badFilter`.
 */
export type CellTest =
  | { readonly kind: 'null' | 'notNull' }
  /** A cell's text holds the operand; letters of either case are the same unless `caseSensitive`. */
  | { readonly kind: 'contains' | 'notContains'; readonly text: string; readonly caseSensitive: boolean }
  | {
      readonly kind: 'equal' | 'notEqual' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual';
      readonly text: string;
    }
  | { readonly kind: 'between'; readonly from: string; readonly to: string }
  | { readonly kind: 'in'; readonly texts: readonly Cell[] };

export interface ColumnFilter {
  readonly column: number;
  readonly test: CellTest;
}

/** Which rows are shown and in which order; filters all hold. Both lists empty: the result as it came. */
export interface Arrangement {
  readonly sort: readonly SortKey[];
  readonly filters: readonly ColumnFilter[];
}

/** Rows and columns of the arranged result; ends are exclusive. */
export interface CellRange {
  readonly rowStart: number;
  readonly rowEnd: number;
  /** Columns in the order in which they are shown. */
  readonly columns: readonly number[];
}

/**
 * What is looked for. With a token the hit is told at once as a partial answer, and the answer waits until all hits are
 * counted; without one, counting is given up after a while.
 */
export interface FindRequest extends WantsPartialAnswers {
  readonly text: string;
  readonly caseSensitive: boolean;
  /** Columns that are looked through, in the order in which they are shown. */
  readonly columns: readonly number[];
  /** The place from which the next hit is looked for, itself included; columns count in `columns`. */
  readonly from: { readonly row: number; readonly column: number };
  readonly backwards: boolean;
}

export interface Found {
  /** The next hit, going round at the end; absent when there is none. `column` is the column of the result. */
  readonly place?: { readonly row: number; readonly column: number };
  /** Which hit it is, from 1, and how many there are; absent while there are more than are counted. */
  readonly ordinal?: number;
  readonly total?: number;
}

export interface ProfileRequest extends WantsPartialAnswers {
  readonly column: number;
  /** What it is for: a profile ends an older one of the same purpose alone. */
  readonly purpose?: ProfilePurpose;
}

/** What a column holds, over the rows of the arrangement. */
export interface ColumnProfile {
  readonly column: number;
  readonly rows: number;
  readonly nulls: number;
  /** Different values; `isEstimate` when there were too many to keep apart. */
  readonly distinct: { readonly count: number; readonly isEstimate: boolean };
  /** As a grid shows them; absent where the type has no order, or all is NULL. */
  readonly min?: string;
  readonly max?: string;
  /** Of numbers; exact where the type is. */
  readonly mean?: string;
  /** Values at 25, 50 and 75 percent; absent where the type has no order. */
  readonly quartiles?: readonly [string, string, string];
  /** Equal stretches between `min` and `max` and how many rows lie in each; numbers and times alone. */
  readonly histogram?: readonly { readonly from: string; readonly to: string; readonly rows: number }[];
  /** The most frequent values, the first the most; their rows are at least so many where `distinct` is an estimate. */
  readonly top: readonly { readonly value: Cell; readonly rows: number }[];
}

/** From where the next row that differs is looked for. */
export interface ChangeRequest {
  /** The row beside which it begins, which comes last of all; absent to begin at the end of all rows. */
  readonly row?: number;
  readonly backwards: boolean;
}

/** A row that differs. */
export interface NextChange {
  /** Absent when no row differs. */
  readonly row?: number;
  /** Columns whose value changed; none of a row that is only on one side. */
  readonly columns: readonly number[];
}

/** What is marked in the grid, in short. Sums are exact for whole numbers and decimals. */
export interface RangeSummary {
  readonly cells: number;
  readonly nulls: number;
  /** Cells that are numbers; the rest of the members are about these. */
  readonly numbers: number;
  readonly sum?: string;
  readonly mean?: string;
  readonly min?: string;
  readonly max?: string;
}

/** Cells to copy: all columns of rows that may lie apart, and come one after the other as they are listed. */
export interface CopiedCells extends CellRange {
  readonly more?: readonly Pick<CellRange, 'rowStart' | 'rowEnd'>[];
}

/** How cells become text on the clipboard. `sql` is an IN-list of the literals of one column. */
export type ClipboardFormat = 'tsv' | 'tsvWithHeaders' | 'csv' | 'json' | 'markdown' | 'sql';

/**
 * How a whole result becomes a file. `csv` is that of RFC 4180; `excelCsv` adds a byte order mark and defuses formulas.
 * `sql` is an IN-list of one column, with a literal for each row.
 */
export type ExportFormat = 'csv' | 'excelCsv' | 'jsonLines' | 'arrow' | 'parquet' | 'markdown' | 'sql';

/** The whole value of one cell, which a window may have cut. */
export interface CellValue {
  readonly text: Cell;
  /** Bytes of a binary cell, as base64. */
  readonly base64?: string;
}

type OfResult<P> = P & { readonly resultId: string };

/**
 * What may be asked of a result, by the panel of the host and by the host of the query worker. All count rows in the
 * arrangement that was answered last. A newer call of the same kind for the same result ends an older one with
 * `query.cancelled`.
 */
export interface ResultOperations {
  window: Call<OfResult<WindowRequest>, ResultWindow>;
  /**
   * Sorts and filters what has arrived so far; the answer is the number of rows then. Windows show the new order once
   * it is answered, and the old one until then and when it fails.
   */
  arrange: Call<OfResult<Arrangement>, { readonly rows: number }>;
  find: Call<OfResult<FindRequest>, Found>;
  profile: Call<OfResult<ProfileRequest>, ColumnProfile>;
  /** The next row that differs, of a comparison, round at the end; of any other result none does. */
  nextChange: Call<OfResult<ChangeRequest>, NextChange>;
  summarize: Call<OfResult<{ readonly ranges: readonly CellRange[] }>, RangeSummary>;
  /** Text for the clipboard. @throws Failure `query.tooLarge` beyond 50 MB: an export is for that. */
  copyText: Call<
    OfResult<{ readonly range: CopiedCells; readonly format: ClipboardFormat }>,
    { readonly text: string }
  >;
  cell: Call<OfResult<{ readonly row: number; readonly column: number }>, CellValue>;
  /**
   * Stops a long operation on a result: whoever asked for it is answered `query.cancelled` at once, and what was shown
   * stays. Nothing happens when none is going on. A comparison, which is a result of its own, is stopped as a query is.
   */
  stop: Call<OfResult<{ readonly operation: LongOperation }>, Record<string, never>>;
}

/** Writes a result into a file: rows of the arrangement, in full, beside the path first and then under it. */
export interface ExportRequest {
  readonly resultId: string;
  /** Names the export in its progress and for its cancel. */
  readonly exportId: string;
  readonly path: string;
  readonly format: ExportFormat;
  /** Columns to write, in order. */
  readonly columns: readonly number[];
}

export interface ExportProgress {
  readonly exportId: string;
  readonly rows: number;
  /** Rows that there are to write. */
  readonly of: number;
  readonly bytes: number;
  /** Rows that lie in order, while sorted rows on the disk are brought near each other before the first is written. */
  readonly prepared?: number;
}

/**
 * Compares two results of the same worker, row by row under equal keys. Makes a result of its own.
 *
 * Its first column tells the kind of each row's change (`RowChange.kind`, as text), so that rows may be filtered and
 * sorted by it.
 */
export interface CompareRequest {
  /** Id of the result that the comparison makes. */
  readonly resultId: string;
  readonly left: string;
  readonly right: string;
  /** Names of the columns that tell rows apart; both results have them. */
  readonly keys: readonly string[];
}
