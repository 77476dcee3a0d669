import { createHash } from 'node:crypto';
import { ByteDictionary } from '../arrange/byteDictionary';
import { rowsPerStep } from '../scan/rowsPerStep';
import type { Steps } from '../scan/steps';
import type { ResultStore } from '../store/resultStore';
import { ByteSink } from '../export/bytes/byteSink';
import type { ComparedColumn } from './comparedColumns';
import { sideOf } from './comparedSides';
import { keyWriter } from './keyWriter';
import type { MatchedRows } from './matchedRows';

interface SideKey {
  readonly column: ComparedColumn;
  /** Where the column lies on the side. */
  readonly place: number;
}

/** A side of a comparison: its rows, and the columns that tell them apart. */
export interface KeyedSide {
  readonly store: ResultStore;
  readonly keys: readonly number[];
  /** Rows that are compared. */
  readonly rows: number;
}

/**
 * Finds for each row the one with the same keys on the other side. Rows with equal keys are matched in their order.
 * The order is that of the right side, with rows that only the left has where they were.
 */
export function* matchRows(left: KeyedSide, right: KeyedSide, keys: readonly ComparedColumn[]): Steps<MatchedRows> {
  const partner = yield* partners(left, right, keys);
  const isMatched = new Uint8Array(left.rows);
  for (const row of partner) if (row >= 0) isMatched[row] = 1;
  let count = right.rows;
  for (const matched of isMatched) count += 1 - matched;
  yield;
  const matches = { left: new Int32Array(count).fill(-1), right: new Int32Array(count).fill(-1) };
  let at = 0;
  let next = 0;
  const removedUpTo = (end: number): void => {
    for (; next < end; next++) if (isMatched[next] === 0) matches.left[at++] = next;
  };
  for (let row = 0; row < right.rows; row++) {
    const match = partner[row] as number;
    if (match >= 0) removedUpTo(match);
    matches.left[at] = match;
    matches.right[at++] = row;
  }
  removedUpTo(left.rows);
  return matches;
}

/** For each row of the right the one of the left, or -1. */
function* partners(left: KeyedSide, right: KeyedSide, keys: readonly ComparedColumn[]): Steps<Int32Array> {
  const known = new ByteDictionary();
  const next = new Int32Array(left.rows).fill(-1);
  const first = new Int32Array(left.rows);
  const last = new Int32Array(left.rows).fill(-1);
  yield* eachKey(left, sideKeys(keys, 'left'), (row, key, end) => {
    const id = known.idOf(key, 0, end);
    const before = last[id] as number;
    if (before < 0) first[id] = row;
    else next[before] = row;
    last[id] = row;
  });
  const partner = new Int32Array(right.rows).fill(-1);
  yield* eachKey(right, sideKeys(keys, 'right'), (row, key, end) => {
    const id = known.find(key, 0, end);
    const match = id < 0 ? -1 : (first[id] ?? -1);
    partner[row] = match;
    if (match >= 0) first[id] = next[match] ?? -1;
  });
  return partner;
}

function sideKeys(keys: readonly ComparedColumn[], side: 'left' | 'right'): readonly SideKey[] {
  return keys.map(column => ({ column, place: column[side] }));
}

/** Is told a row, and its key: the first bytes up to an end, which do not stay. */
type TakeKey = (row: number, key: Uint8Array, end: number) => void;

/** Tells the keys of all rows. */
function* eachKey({ store, rows }: KeyedSide, keys: readonly SideKey[], take: TakeKey): Steps<void> {
  const step = rowsPerStep(keys.length, store);
  const sink = new ByteSink(1 << 10);
  for (let at = 0; at < rows; at += step) {
    const places = Int32Array.from({ length: Math.min(step, rows - at) }, (_, i) => at + i);
    const writers = keys.map(({ column, place }) => keyWriter(sideOf(store, place, { rows: places, column }), column));
    for (let i = 0; i < places.length; i++) {
      sink.at = 0;
      for (const write of writers) write(sink, i);
      if (sink.at <= LONGEST) take(at + i, sink.bytes, sink.at);
      else take(at + i, createHash('sha256').update(sink.bytes.subarray(0, sink.at)).digest(), HASHED);
    }
    yield;
  }
}

/** Bytes up to which a key is kept as it is; of a longer one its hash is, of which no two are equal by chance. */
const LONGEST = 31;
const HASHED = 32;

/** Rows of both sides, bytes for each: the table of keys with the keys themselves, and who is whose partner. */
const [LEFT, RIGHT] = [80, 12] as const;

/** Bytes that matching takes at most while it goes on. */
export function roomToMatch(left: number, right: number): number {
  return LEFT * left + RIGHT * right;
}
