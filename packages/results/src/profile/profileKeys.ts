import { columnKeys } from '../arrange/columnKeys';
import { pickMarked } from '../arrange/radixSort';
import { type KeySpace, keyOf, wordsOf } from '../keys/keySpace';
import { rowsIn } from '../scan/rowSet';
import { PartialAnswers, type Report } from '../scan/partialAnswers';
import type { Steps } from '../scan/steps';
import type { ResultStore } from '../store/resultStore';
import { type ColumnProfile, type HistogramBin, type PartialProfile, quantilePlace } from './columnProfile';
import { histogramBins, histogramBorders, textOf } from './histogram';
import type { KeyedColumn } from './keyedColumn';
import { meanOf } from './meanOf';
import { PartialKeys } from './partialKeys';
import { countBelow, sortedKeys } from './sortedKeys';
import { TopRuns } from './topRuns';

/** Profiles a column whose values have keys, by sorting them. @param report Is told what the keys tell unsorted. */
export function* profileKeys(
  store: ResultStore,
  { column, set, space }: KeyedColumn,
  report?: Report<PartialProfile>,
): Steps<ColumnProfile> {
  const rows = rowsIn(set);
  const partial = new PartialKeys({ column, space }, new PartialAnswers(rows, report));
  const seen = report === undefined ? {} : { seen: partial.seen.bind(partial) };
  const { words, last } = yield* columnKeys(store, column, { set, space, ...seen });
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

/** The sorted keys tell how many rows lie in each stretch. */
function histogramOf(space: KeySpace, sorted: readonly Uint32Array[]): readonly HistogramBin[] | undefined {
  if (space.measure === undefined) return undefined;
  const count = sorted[0]?.length ?? 0;
  const highest = keyOf(sorted, count - 1);
  const borders = histogramBorders(space, keyOf(sorted, 0), highest);
  const below = borders.map(border => countBelow(sorted, wordsOf(border, space.words)));
  const rows = below.map((from, i) => (below[i + 1] ?? count) - from);
  return histogramBins(space, { borders, highest }, rows);
}
