import { keySpaceOf } from '../keys/keySpaceOf';
import { rowsIn, type RowSet } from '../scan/rowSet';
import type { Steps } from '../scan/steps';
import type { ResultStore } from '../store/resultStore';
import type { SortKey } from './arrangement';
import { columnKeys } from './columnKeys';
import { identity, pickMarked, sortPlaces, take, take8 } from './radixSort';
import { textKeys } from './textKeys';

/** Sorts rows by several columns, stable; what is returned are rows of the result. */
export function* sortRows(store: ResultStore, set: RowSet, sort: readonly SortKey[]): Steps<Uint32Array> {
  let places: Uint32Array = yield* identity(rowsIn(set));
  // From the last key to the first: each keeps the order of the later ones among its equals.
  for (const key of [...sort].reverse()) places = yield* sortByColumn(store, set, { key, places });
  const { ids } = set;
  return ids === undefined ? places : yield* take(ids, places);
}

interface KeyAndPlaces {
  readonly key: SortKey;
  readonly places: Uint32Array;
}

function* sortByColumn(store: ResultStore, set: RowSet, { key, places }: KeyAndPlaces): Steps<Uint32Array> {
  const space = keySpaceOf(store.typeOf(key.column));
  const keys =
    space === undefined
      ? yield* textKeys(store, key.column, set)
      : yield* columnKeys(store, key.column, { set, space });
  if (key.descending) for (const word of keys.words) yield* invert(word);
  const { last } = keys;
  if (last === undefined) return yield* sortPlaces(keys.words, places);
  const marks = yield* take8(last, places);
  const sorted = new Uint32Array(places.length);
  const values = yield* sortPlaces(keys.words, yield* pickMarked(places, marks, 0));
  sorted.set(values);
  let at = values.length;
  for (const mark of [1, 2]) {
    const others = yield* pickMarked(places, marks, mark);
    sorted.set(others, at);
    at += others.length;
  }
  return sorted;
}

function* invert(word: Uint32Array): Steps<void> {
  for (let i = 0; i < word.length; i++) word[i] = ~(word[i] as number);
  yield;
}
