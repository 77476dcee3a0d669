import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { ByteDictionary } from '../arrange/byteDictionary';
import { rowsPerStep } from '../scan/rowsPerStep';
import type { Steps } from '../scan/steps';
import type { ResultStore } from '../store/resultStore';
import type { NormalText } from './normalText';

/** A row of either side, or one of both; -1 where there is none. */
export interface MatchedRows {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** A side of a comparison: its rows, and the columns that tell them apart. */
export interface KeyedSide {
  readonly store: ResultStore;
  readonly keys: readonly number[];
  /** Rows that are compared. */
  readonly rows: number;
}

/** For each key how its values are made comparable; `undefined` where their texts are. */
export type Normals = readonly (NormalText | undefined)[];

/**
 * Finds for each row the one with the same keys on the other side. Rows with equal keys are matched in their order.
 * The order is that of the right side, with rows that only the left has where they were.
 */
export function* matchRows(left: KeyedSide, right: KeyedSide, normals: Normals): Steps<MatchedRows> {
  const partner = yield* partners(left, right, normals);
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
function* partners(left: KeyedSide, right: KeyedSide, normals: Normals): Steps<Int32Array> {
  const known = new ByteDictionary();
  const next = new Int32Array(left.rows).fill(-1);
  const first = new Int32Array(left.rows);
  const last = new Int32Array(left.rows).fill(-1);
  for (const { row, key } of keysOf(left, normals)) {
    if (row < 0) {
      yield;
      continue;
    }
    const id = known.idOf(key, 0, key.length);
    const before = last[id] as number;
    if (before < 0) first[id] = row;
    else next[before] = row;
    last[id] = row;
  }
  const partner = new Int32Array(right.rows).fill(-1);
  for (const { row, key } of keysOf(right, normals)) {
    if (row < 0) {
      yield;
      continue;
    }
    const id = known.find(key, 0, key.length);
    const match = id < 0 ? -1 : (first[id] ?? -1);
    partner[row] = match;
    if (match >= 0) first[id] = next[match] ?? -1;
  }
  return partner;
}

interface KeyedRow {
  readonly row: number;
  readonly key: Uint8Array;
}

/** The keys of all rows; between blocks comes a row of -1, at which others may have their turn. */
function* keysOf({ store, keys, rows }: KeyedSide, normals: Normals): Generator<KeyedRow> {
  const step = rowsPerStep(keys.length, store);
  for (let at = 0; at < rows; at += step) {
    const places = Uint32Array.from({ length: Math.min(step, rows - at) }, (_, i) => at + i);
    for (const [i, cells] of store.cells(places, keys).entries()) {
      const normal = cells.map((cell, k) => (cell === null ? null : (normals[k]?.(cell) ?? cell)));
      yield { row: at + i, key: shortKey(JSON.stringify(normal)) };
    }
    yield { row: -1, key: new Uint8Array(0) };
  }
}

/** Bytes up to which a key is kept as it is; all rows of a side are in memory with theirs. */
const LONGEST = 31;

/** A key's bytes; of a long one its hash, of which no two are equal by chance, and which is longer than what is kept. */
function shortKey(key: string): Uint8Array {
  const bytes = Buffer.from(key, 'utf8');
  return bytes.length <= LONGEST ? bytes : createHash('sha256').update(bytes).digest();
}
