import type { Cell } from '../store/window';

/** What a column holds, over the rows of the arrangement. */
export interface ColumnProfile {
  readonly column: number;
  readonly rows: number;
  readonly nulls: number;
  /** Different values; `isEstimate` when there were too many to keep apart. */
  readonly distinct: { readonly count: number; readonly isEstimate: boolean };
  /** As a grid shows them; absent where the type has no order, or all is NULL. NaN is neither. */
  readonly min?: string;
  readonly max?: string;
  /** Of numbers; exact where the type is. */
  readonly mean?: string;
  /** Values at 25, 50 and 75 percent; absent where the type has no order. */
  readonly quartiles?: readonly [string, string, string];
  /** Equal stretches between `min` and `max` and how many rows lie in each; numbers and times alone. */
  readonly histogram?: readonly HistogramBin[];
  /** The most frequent values, the first the most; their rows are at least so many where `distinct` is an estimate. */
  readonly top: readonly { readonly value: Cell; readonly rows: number }[];
}

/** What is known of a column when not all rows have been looked at: `rows` are those that have been. */
export type PartialProfile = Omit<ColumnProfile, 'distinct' | 'top' | 'quartiles'> &
  Partial<Pick<ColumnProfile, 'distinct' | 'top'>>;

/** Rows from a value on, up to but not including another; the last stretch has its end too. */
export interface HistogramBin {
  readonly from: string;
  readonly to: string;
  readonly rows: number;
}

/** Values that `top` has at most. */
export const TOP_VALUES = 10;

/** Stretches that a histogram has at most. */
export const HISTOGRAM_BINS = 20;

/** Place of the value at a share of `count` sorted ones: the first at which at least that share has come. */
export function quantilePlace(count: number, share: number): number {
  return Math.max(0, Math.ceil(count * share) - 1);
}
