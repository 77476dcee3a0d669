/** What is looked for, from which place on. */
export interface FindRequest {
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
  /** Which hit it is, from 1, and how many there are; absent while not all have been counted. */
  readonly ordinal?: number;
  readonly total?: number;
}

/** What a search has come to so far; its rows are those that have been counted. */
export interface PartialFound {
  /** The hit that was asked for, as soon as it is known. */
  readonly place?: { readonly row: number; readonly column: number };
  /** Which hit that is, from 1; absent while the rows before it have not been counted. */
  readonly ordinal?: number;
  /** Hits in the rows that have been counted. */
  readonly hits: number;
}
