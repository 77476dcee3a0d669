import { bytesOf } from '../keys/bytesOf';
import { pickedSlices, rowsIn, type RowSet } from '../scan/rowSet';
import type { Steps } from '../scan/steps';
import { validityOf } from '../scan/validity';
import type { ResultStore } from '../store/resultStore';
import { markNulls } from './columnKeys';
import { identity, radixSort, sortPlaces, take } from './radixSort';
import { rankWhole } from './rankWhole';
import type { Ranks } from './ranks';

/** Bytes of a text that are looked at in one round; what is left in the key tells how many more there are. */
const ROUND_BYTES = 7;
const MORE = 8;

/** Rounds that told something apart, after which the few rows that are still equal are compared as wholes. */
const MOST_ROUNDS = 40;

/** As `MOST_ROUNDS`, of rounds in which all rows went on alike: these cost little, but read the column. */
const MOST_ALIKE = 200;

/** Rows of a column in the middle of being ranked. */
class Ranking {
  readonly ranks: Uint32Array;
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  last: Uint8Array | undefined;

  constructor(rows: number) {
    this.ranks = new Uint32Array(rows);
    this.high = new Uint32Array(rows);
    this.low = new Uint32Array(rows);
  }
}

/**
 * Ranks rows by their bytes, seven at a time: rows that are equal so far, and go on, are sorted again by their next
 * bytes. The column is read from its start to its end in each round, and only where such rows lie.
 */
export function* rankTexts(store: ResultStore, column: number, set: RowSet): Steps<Ranks> {
  const ranking = new Ranking(rowsIn(set));
  let open = yield* identity(rowsIn(set));
  let rows: OpenPlaces = { places: open, set };
  let alike = 0;
  for (let round = 0; open.length > 0; round++) {
    if (alike === MOST_ALIKE || round - alike === MOST_ROUNDS) {
      yield* rankWhole(store, column, { set, open, ranks: ranking.ranks });
      break;
    }
    yield* readRound(store, column, { rows, ranking, round });
    if (yield* areAllSame(ranking, open)) {
      alike++;
      continue;
    }
    const sorted =
      round === 0 ? yield* sortPlaces([ranking.high, ranking.low], open) : yield* sortGroups(ranking, open);
    open = yield* refine(ranking, sorted);
    rows = yield* inOrder(open, set);
  }
  return { ranks: ranking.ranks, last: ranking.last };
}

/** Places that are not told apart yet, ascending, and the rows at them. */
interface OpenPlaces {
  readonly places: Uint32Array;
  readonly set: RowSet;
}

function* inOrder(open: Uint32Array, { end, ids }: RowSet): Steps<OpenPlaces> {
  const room = open.slice();
  const places = (yield* radixSort(room, room)).keys;
  return { places, set: { end, ids: ids === undefined ? places : yield* take(ids, places) } };
}

interface Round {
  readonly rows: OpenPlaces;
  readonly ranking: Ranking;
  readonly round: number;
}

/** Writes the next bytes of the open rows. */
function* readRound(store: ResultStore, column: number, { rows, ranking, round }: Round): Steps<void> {
  const { places, set } = rows;
  for (const slice of pickedSlices(store, column, set)) {
    const { data, from, to, picks, start, position } = slice;
    const { values, offsets } = bytesOf(data, from, to);
    if (round === 0) {
      const valid = validityOf(data, from, to);
      if (valid !== undefined) markNulls((ranking.last ??= new Uint8Array(ranking.ranks.length)), slice, valid);
    }
    const count = picks?.length ?? to - from;
    for (let i = 0; i < count; i++) {
      const row = picks === undefined ? i : (picks[i] as number) - start;
      const at = (offsets[row] as number) + round * ROUND_BYTES;
      writeKey(ranking, places[position + i] as number, { values, at, end: offsets[row + 1] as number });
    }
    yield;
  }
}

interface Rest {
  readonly values: Uint8Array;
  readonly at: number;
  readonly end: number;
}

/** Seven bytes, and in the last one how many there are of them, or that there are more. */
function writeKey({ high, low }: Ranking, place: number, { values, at, end }: Rest): void {
  const length = end - at;
  if (length >= 8) {
    high[place] =
      ((values[at] as number) << 24) |
      ((values[at + 1] as number) << 16) |
      ((values[at + 2] as number) << 8) |
      (values[at + 3] as number);
    low[place] =
      ((values[at + 4] as number) << 24) |
      ((values[at + 5] as number) << 16) |
      ((values[at + 6] as number) << 8) |
      MORE;
    return;
  }
  let [h, l] = [0, 0];
  for (let i = 0; i < length; i++) {
    const byte = values[at + i] as number;
    if (i < 4) h |= byte << (24 - 8 * i);
    else l |= byte << (24 - 8 * (i - 4));
  }
  high[place] = h;
  low[place] = l | Math.max(0, length);
}

/** Whether all open rows go on with the same bytes, and behind them: a common beginning tells nothing apart. */
function* areAllSame({ ranks, high, low }: Ranking, open: Uint32Array): Steps<boolean> {
  const first = open[0] as number;
  if (((low[first] as number) & 0xff) !== MORE) return false;
  for (let start = 0; start < open.length; start += STRIDE) {
    for (const place of open.subarray(start, start + STRIDE))
      if (!isSame(high, low, first, place) || ranks[place] !== ranks[first]) return false;
    yield;
  }
  return true;
}

/** Places between two yields. */
const STRIDE = 1 << 15;

/** Groups up to this size are sorted by insertion. */
const SMALL = 40;

/** Sorts places within their groups of equal rank, in which they lie one behind the other. */
function* sortGroups(ranking: Ranking, open: Uint32Array<ArrayBuffer>): Steps<Uint32Array> {
  const { ranks, high, low } = ranking;
  let since = 0;
  for (let start = 0; start < open.length;) {
    const rank = ranks[open[start] as number];
    let end = start + 1;
    while (end < open.length && ranks[open[end] as number] === rank) end++;
    if (end - start <= SMALL) insertionSort(ranking, open, start, end);
    else open.set(yield* sortPlaces([high, low], open.slice(start, end)), start);
    since += end - start;
    start = end;
    if (since < STRIDE) continue;
    since = 0;
    yield;
  }
  return open;
}

function insertionSort({ high, low }: Ranking, places: Uint32Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const place = places[i] as number;
    const h = high[place] as number;
    const l = low[place] as number;
    let at = i;
    while (at > start) {
      const before = places[at - 1] as number;
      const other = high[before] as number;
      if (other < h || (other === h && (low[before] as number) <= l)) break;
      places[at--] = before;
    }
    places[at] = place;
  }
}

/** Ranks sorted places by where their equals begin, and gives those that are not told apart yet. */
function* refine({ ranks, high, low, last }: Ranking, sorted: Uint32Array): Steps<Uint32Array<ArrayBuffer>> {
  const open = new Uint32Array(sorted.length);
  const before = yield* take(ranks, sorted);
  let since = 0;
  let count = 0;
  let groupStart = 0;
  for (let start = 0; start < sorted.length;) {
    const first = sorted[start] as number;
    const rank = before[start] as number;
    if (start > 0 && rank !== before[start - 1]) groupStart = start;
    let end = start + 1;
    while (end < sorted.length && before[end] === rank && isSame(high, low, first, sorted[end] as number)) end++;
    const goesOn = end - start > 1 && ((low[first] as number) & 0xff) === MORE;
    for (let i = start; i < end; i++) {
      const place = sorted[i] as number;
      ranks[place] = rank + start - groupStart;
      if (goesOn && last?.[place] !== 2) open[count++] = place;
    }
    since += end - start;
    start = end;
    if (since < STRIDE) continue;
    since = 0;
    yield;
  }
  return open.slice(0, count);
}

function isSame(high: Uint32Array, low: Uint32Array, a: number, b: number): boolean {
  return low[a] === low[b] && high[a] === high[b];
}
