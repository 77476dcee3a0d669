import { bytesOf } from '../keys/bytesOf';
import { pickedSlices, rowsIn, type RowSet } from '../scan/rowSet';
import type { Steps } from '../scan/steps';
import { validityOf } from '../scan/validity';
import type { ResultStore } from '../store/resultStore';
import { ByteDictionary } from './byteDictionary';
import { type ColumnKeys, markNulls } from './columnKeys';
import type { Ranks } from './ranks';
import { take } from './radixSort';
import { rankTexts } from './rankTexts';

/** Different values up to which they are numbered by a dictionary, which is quickest for few. */
const MOST_DISTINCT = 1 << 16;

/** Keys of a column that is ordered by bytes: the place of each row's bytes among all that occur. */
export function* textKeys(store: ResultStore, column: number, set: RowSet): Steps<ColumnKeys> {
  const { ranks, last } = (yield* dictionaryRanks(store, column, set)) ?? (yield* rankTexts(store, column, set));
  return { words: [ranks], ...(last === undefined ? {} : { last }) };
}

/** `undefined` when there are too many different values. */
function* dictionaryRanks(store: ResultStore, column: number, set: RowSet): Steps<Ranks | undefined> {
  const dictionary = new ByteDictionary();
  const ids = new Uint32Array(rowsIn(set));
  let last: Uint8Array | undefined;
  for (const slice of pickedSlices(store, column, set)) {
    const { data, from, to, picks, start, position } = slice;
    const { values, offsets } = bytesOf(data, from, to);
    const valid = validityOf(data, from, to);
    if (valid !== undefined) markNulls((last ??= new Uint8Array(ids.length)), slice, valid);
    const count = picks?.length ?? to - from;
    for (let i = 0; i < count; i++) {
      const row = picks === undefined ? i : (picks[i] as number) - start;
      if (valid?.[row] === 0) continue;
      ids[position + i] = dictionary.idOf(values, offsets[row] as number, offsets[row + 1] as number);
    }
    if (dictionary.size > MOST_DISTINCT) return undefined;
    yield;
  }
  const ranks = new Uint32Array(dictionary.size);
  for (const [rank, id] of (yield* dictionary.sorted()).entries()) ranks[id] = rank;
  // A NULL has the number of some value: its mark puts it behind all of them.
  return { ranks: yield* take(ranks, ids), last };
}
