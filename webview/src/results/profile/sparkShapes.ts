import type { ColumnProfile, PartialProfile } from '@lakehouse/protocol';

/** Height of a spark's box; its width is one for each bar. */
export const SPARK_HEIGHT = 16;
/** Part of a bar's place that stays empty beside it. */
const GAP = 0.15;
/** Lowest bar of a stretch that has rows, so that few are not drawn as none. */
const LEAST = 1;

/** The bars of a histogram as the path of one shape. */
export function barsPath(bins: NonNullable<ColumnProfile['histogram']>): string {
  const most = Math.max(1, ...bins.map(({ rows }) => rows));
  return bins
    .map(({ rows }, i) => {
      if (rows === 0) return '';
      const height = Math.max(LEAST, (rows / most) * SPARK_HEIGHT);
      return ['M', i, ' ', SPARK_HEIGHT, 'v', -round(height), 'h', 1 - GAP, 'v', round(height), 'z'].join('');
    })
    .join('');
}

/** Frequent values as stretches of a line from 0 to 100, the most frequent first; what is left is of all the others. */
export function shareStretches({
  top = [],
  rows,
}: PartialProfile): readonly { readonly start: number; readonly width: number }[] {
  const shares = top.filter(({ value }) => value !== null).map(({ rows: count }) => (100 * count) / Math.max(1, rows));
  return shares.map((width, i) => ({
    start: shares.slice(0, i).reduce((sum, each) => sum + each, 0),
    width,
  }));
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
