import { columnKeys } from '../arrange/columnKeys';
import { pickMarked } from '../arrange/radixSort';
import { type KeySpace, keyOf, wordsOf } from '../keys/keySpace';
import { rowsIn } from '../scan/rowSet';
import type { Steps } from '../scan/steps';
import type { ResultStore } from '../store/resultStore';
import { cellReader } from '../text/cellReader';
import { type ColumnProfile, HISTOGRAM_BINS, type HistogramBin, quantilePlace } from './columnProfile';
import type { KeyedColumn } from './keyedColumn';
import { meanOf } from './meanOf';
import { countBelow, sortedKeys } from './sortedKeys';
import { TopRuns } from './topRuns';

/** Profiles a column whose values have keys, by sorting them. */
export function* profileKeys(store: ResultStore, { column, set, space }: KeyedColumn): Steps<ColumnProfile> {
  const { words, last } = yield* columnKeys(store, column, { set, space });
  const rows = rowsIn(set);
  const counts = { column, rows, nulls: countOf(last, 2) };
  yield;
  const values: Uint32Array[] = [];
  for (const word of words) values.push(last === undefined ? word : yield* pickMarked(word, last, 0));
  const mean = space.measure?.kind === 'number' ? yield* meanOf(store, { column, set, space }, values) : undefined;
  const sorted = yield* sortedKeys(values);
  const runs = yield* countRuns(sorted);
  return {
    ...counts,
    ...summaryOf(space, sorted, { runs, nans: countOf(last, 1) }),
    ...(mean === undefined ? {} : { mean }),
  };
}

function countOf(last: Uint8Array | undefined, wanted: number): number {
  let count = 0;
  if (last !== undefined) for (let i = 0; i < last.length; i++) if (last[i] === wanted) count++;
  return count;
}

interface Runs {
  readonly distinct: number;
  readonly top: TopRuns;
}

const STRIDE = 1 << 18;

/** Counts the runs of equal keys, stretch by stretch. */
function* countRuns(sorted: readonly Uint32Array[]): Steps<Runs> {
  const [high] = sorted;
  const top = new TopRuns();
  const rows = high?.length ?? 0;
  if (high === undefined || rows === 0) return { distinct: 0, top };
  let distinct = 1;
  let start = 0;
  const low = sorted.at(-1) ?? high;
  const middle = sorted.slice(1, -1);
  for (let from = 1; from < rows; from += STRIDE) {
    const end = Math.min(rows, from + STRIDE);
    for (let i = from; i < end; i++) {
      if (low[i] === low[i - 1] && high[i] === high[i - 1] && middle.every(word => word[i] === word[i - 1])) continue;
      if (i - start >= top.least) top.add({ at: start, rows: i - start });
      start = i;
      distinct++;
    }
    yield;
  }
  top.add({ at: start, rows: rows - start });
  return { distinct, top };
}

interface Counted {
  readonly runs: Runs;
  readonly nans: number;
}

function summaryOf(
  space: KeySpace,
  sorted: readonly Uint32Array[],
  { runs, nans }: Counted,
): Omit<ColumnProfile, 'column' | 'rows' | 'nulls' | 'mean'> {
  const count = sorted[0]?.length ?? 0;
  const text = (place: number): string => textOf(space, keyOf(sorted, place));
  const top = runs.top.all.map(({ at, rows }) => ({ value: text(at), rows }));
  const withNaN =
    nans === 0 ? top : [...top, { value: 'NaN', rows: nans }].sort((a, b) => b.rows - a.rows).slice(0, 10);
  const distinct = { count: runs.distinct + (nans > 0 ? 1 : 0), isEstimate: false };
  if (count === 0) return { distinct, top: withNaN };
  const histogram = histogramOf(space, sorted);
  return {
    distinct,
    min: text(0),
    max: text(count - 1),
    quartiles: [text(quantilePlace(count, 0.25)), text(quantilePlace(count, 0.5)), text(quantilePlace(count, 0.75))],
    ...(histogram === undefined ? {} : { histogram }),
    top: withNaN,
  };
}

/** A value as a grid shows it, by its key. */
function textOf(space: KeySpace, key: bigint): string {
  const words = Array.from(wordsOf(key, space.words), word => Uint32Array.of(word));
  return cellReader(space.restore(words, 1))(0) ?? '';
}

/** Equal stretches between the lowest and the highest value; the sorted keys tell how many rows lie in each. */
function histogramOf(space: KeySpace, sorted: readonly Uint32Array[]): readonly HistogramBin[] | undefined {
  if (space.measure === undefined) return undefined;
  const count = sorted[0]?.length ?? 0;
  const lowest = keyOf(sorted, 0);
  const highest = keyOf(sorted, count - 1);
  const borders = space.measure.floating ? floatingBorders(space, lowest, highest) : wholeBorders(lowest, highest);
  const below = borders.map(border => countBelow(sorted, wordsOf(border, space.words)));
  const texts = [...borders, highest].map(border => textOf(space, border));
  return borders.map((_, i) => ({
    from: texts[i] ?? '',
    to: texts[i + 1] ?? '',
    rows: (below[i + 1] ?? count) - (below[i] ?? 0),
  }));
}

/** Where each stretch begins. Keys of whole numbers have the distances of their values. */
function wholeBorders(lowest: bigint, highest: bigint): readonly bigint[] {
  const range = highest - lowest + 1n;
  const bins = range < BigInt(HISTOGRAM_BINS) ? range : BigInt(HISTOGRAM_BINS);
  return Array.from({ length: Number(bins) }, (_, i) => lowest + (range * BigInt(i)) / bins);
}

function floatingBorders(space: KeySpace, lowest: bigint, highest: bigint): readonly bigint[] {
  const [low, high] = [Number(textOf(space, lowest)), Number(textOf(space, highest))];
  if (low === high || !Number.isFinite(high - low)) return [lowest];
  const borders = Array.from({ length: HISTOGRAM_BINS }, (_, i) => {
    if (i === 0) return lowest;
    return space.parse(String(low + (high - low) * (i / HISTOGRAM_BINS)))?.key ?? lowest;
  });
  // Between neighbouring numbers there may be fewer values than stretches.
  return borders.filter((border, i) => border !== borders[i - 1]);
}
