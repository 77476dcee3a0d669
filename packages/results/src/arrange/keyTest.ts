import { type KeySpace, roomForKeys, wordsOf } from '../keys/keySpace';
import type { SliceTest } from './sliceTest';
import { type Comparison, operand } from './operand';

/** Keys that pass, both ends included; none when `from` is above `to`. */
interface KeyRange {
  readonly from: bigint;
  readonly to: bigint;
}

/** Compares values by their keys: as exact numbers and moments, for all types that have keys. */
export function keyTest(space: KeySpace, test: Comparison): SliceTest {
  const ranges = rangesOf(space, test);
  const bounds = merged(ranges).map(({ from, to }) => ({
    from: wordsOf(from, space.words),
    to: wordsOf(to, space.words),
  }));
  const wanted = test.kind === 'notEqual' ? 0 : 1;
  let room = roomForKeys(space.words, 0);
  return ({ data, from, to }, marks) => {
    const rows = to - from;
    if ((room[0]?.length ?? 0) < rows) room = roomForKeys(space.words, rows);
    space.write(data, from, to, room);
    const isIn = bounds.length === 1 && space.words <= 2 ? markRange : markRanges;
    isIn(room, bounds, { marks, wanted });
  };
}

interface Bounds {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

interface Marking {
  readonly marks: Uint8Array;
  /** The mark of rows that are in a range; the others get the opposite. */
  readonly wanted: number;
}

/** One range of keys of one or two words, without a call for each row. */
function markRange(keys: readonly Uint32Array[], bounds: readonly Bounds[], { marks, wanted }: Marking): void {
  const [range] = bounds;
  const [high, low = high] = keys;
  if (range === undefined || high === undefined || low === undefined) return;
  const narrow = keys.length === 1;
  const [fromHigh = 0, fromLow = fromHigh] = range.from;
  const [toHigh = 0, toLow = toHigh] = range.to;
  for (let i = 0; i < marks.length; i++) {
    const h = high[i] as number;
    const l = narrow ? h : (low[i] as number);
    const above = h > fromHigh || (h === fromHigh && l >= fromLow);
    const below = h < toHigh || (h === toHigh && l <= toLow);
    marks[i] = above && below ? wanted : 1 - wanted;
  }
}

/** Any ranges, which ascend and do not touch: the last one that begins at or below a key decides. */
function markRanges(keys: readonly Uint32Array[], bounds: readonly Bounds[], { marks, wanted }: Marking): void {
  for (let i = 0; i < marks.length; i++) {
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(keys, i, bounds[middle]?.from) >= 0) low = middle + 1;
      else high = middle;
    }
    const isIn = low > 0 && compare(keys, i, bounds[low - 1]?.to) <= 0;
    marks[i] = isIn ? wanted : 1 - wanted;
  }
}

function compare(keys: readonly Uint32Array[], row: number, bound: Uint32Array | undefined): number {
  for (let w = 0; w < keys.length; w++) {
    const difference = (keys[w]?.[row] ?? 0) - (bound?.[w] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rangesOf(space: KeySpace, test: Comparison): readonly KeyRange[] {
  const { lowest, highest } = space;
  switch (test.kind) {
    case 'equal':
    case 'notEqual':
      return [only(space, test.text)];
    case 'less':
      return [{ from: lowest, to: below(space, test.text) }];
    case 'lessOrEqual':
      return [{ from: lowest, to: operand(space, test.text).key }];
    case 'greater':
      return [{ from: operand(space, test.text).key + 1n, to: highest }];
    case 'greaterOrEqual':
      return [{ from: below(space, test.text) + 1n, to: highest }];
    case 'between':
      return [{ from: below(space, test.from) + 1n, to: operand(space, test.to).key }];
    case 'in':
      return test.texts.flatMap(text => (text === null ? [] : [only(space, text)]));
  }
}

/** The value itself, or nothing when the column cannot hold it. */
function only(space: KeySpace, text: string): KeyRange {
  const { key, exact } = operand(space, text);
  return { from: key, to: exact ? key : key - 1n };
}

/** The highest key below a value. */
function below(space: KeySpace, text: string): bigint {
  const { key, exact } = operand(space, text);
  return exact ? key - 1n : key;
}

/** Ranges in ascending order, without those that hold nothing and without overlaps. */
function merged(ranges: readonly KeyRange[]): readonly KeyRange[] {
  const sorted = ranges
    .map(({ from, to }) => ({ from: from < 0n ? 0n : from, to }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const apart: KeyRange[] = [];
  for (const range of sorted) {
    const before = apart.at(-1);
    if (before === undefined || range.from > before.to) apart.push(range);
    else if (range.to > before.to) apart[apart.length - 1] = { from: before.from, to: range.to };
  }
  return apart;
}
