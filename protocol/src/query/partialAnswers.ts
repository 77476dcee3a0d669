import type { Cell } from './columns';
import type { ColumnProfile } from './operations';

/** A profile of the rows that have been looked at so far. What takes all rows, as quartiles do, comes at the end. */
export type PartialProfile = Omit<ColumnProfile, 'distinct' | 'top' | 'quartiles'> & {
  /** Different values among these rows; absent where they are not counted on the way. */
  readonly distinct?: ColumnProfile['distinct'];
  /** The most frequent values among these rows; absent where they are not counted on the way. */
  readonly top?: readonly { readonly value: Cell; readonly rows: number }[];
};

/** What a search has come to so far. */
export interface PartialFound {
  /** The hit that was asked for, as soon as it is known; only the count is still going on then. */
  readonly place?: { readonly row: number; readonly column: number };
  /** Which hit that is, from 1; absent while the rows before it have not been counted. */
  readonly ordinal?: number;
  /** Hits in the rows that have been counted. */
  readonly hits: number;
}

/**
 * What is known before an operation is answered: a whole snapshot of the rows looked at so far, told some ten times a
 * second at most. None comes after the answer, nor after the operation was stopped.
 */
export type PartialAnswer = {
  readonly resultId: string;
  /** That of the request. */
  readonly token: number;
  /** Rows that have been looked at or counted, and how many there are in all. */
  readonly rows: number;
  readonly of: number;
} & (
  | { readonly operation: 'profile'; readonly profile: PartialProfile }
  | { readonly operation: 'find'; readonly found: PartialFound }
);
