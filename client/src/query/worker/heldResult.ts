import type { ArrangedResult } from '@lakehouse/results';

/** Rows that the worker keeps, wherever they come from. */
export interface HeldResult {
  /** What has come so far; absent until the columns are known. */
  readonly rows: ArrangedResult | undefined;
  /** Stops what brings rows; those that have come stay. */
  cancel(): void;
}
