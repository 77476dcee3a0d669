import type { Cell } from '../store/window';

/** One column to sort by. NULLs come last in either direction, NaN before them. */
export interface SortKey {
  /** Place of the column in the result. */
  readonly column: number;
  readonly descending: boolean;
}

/** What a cell must be for its row to stay; operands are texts as a grid shows values. NULL passes `null` alone, and `in` that lists it. */
export type CellTest =
  | { readonly kind: 'null' | 'notNull' }
  | Containment
  | {
      readonly kind: 'equal' | 'notEqual' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual';
      readonly text: string;
    }
  | { readonly kind: 'between'; readonly from: string; readonly to: string }
  | { readonly kind: 'in'; readonly texts: readonly Cell[] };

/** Looks for a text inside of a cell; letters of either case are the same unless `caseSensitive`. */
export interface Containment {
  readonly kind: 'contains' | 'notContains';
  readonly text: string;
  readonly caseSensitive: boolean;
}

export interface ColumnFilter {
  readonly column: number;
  readonly test: CellTest;
}

/** Which rows are shown and in which order; filters all hold. */
export interface Arrangement {
  readonly sort: readonly SortKey[];
  readonly filters: readonly ColumnFilter[];
}
