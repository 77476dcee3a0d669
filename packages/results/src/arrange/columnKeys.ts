import { type KeySpace, roomForKeys, wordsOf } from '../keys/keySpace';
import { pickedSlices, rowsIn, type PickedSlice, type RowSet } from '../scan/rowSet';
import type { Steps } from '../scan/steps';
import { validityOf } from '../scan/validity';
import type { ResultStore } from '../store/resultStore';

/** Keys of a column's rows, one behind the other, and which rows have none. */
export interface ColumnKeys {
  readonly words: readonly Uint32Array[];
  /** 1 for a NaN, 2 for a NULL, 0 for what has a place in the order; absent when all have. */
  readonly last?: Uint8Array;
}

export interface SetAndSpace {
  readonly set: RowSet;
  readonly space: KeySpace;
  /** Looks at the keys on the way, of which the first `rows` are there. */
  readonly seen?: (keys: ColumnKeys, rows: number) => Steps<void>;
}

/** The keys of a column's rows. */
export function* columnKeys(store: ResultStore, column: number, { set, space, seen }: SetAndSpace): Steps<ColumnKeys> {
  const words = roomForKeys(space.words, rowsIn(set));
  let last: Uint8Array | undefined;
  const nan = space.nan === undefined ? undefined : wordsOf(space.nan, space.words);
  for (const slice of pickedSlices(store, column, set)) {
    const valid = validityOf(slice.data, slice.from, slice.to);
    const at = writeKeys(slice, space, words);
    if (valid !== undefined) markNulls((last ??= new Uint8Array(rowsIn(set))), slice, valid);
    if (nan !== undefined && hasKey(words, at, nan))
      markNaNs((last ??= new Uint8Array(rowsIn(set))), words, { at, nan });
    yield;
    if (seen !== undefined) yield* seen({ words, ...(last === undefined ? {} : { last }) }, at.to);
  }
  return { words, ...(last === undefined ? {} : { last }) };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Writes the keys of a slice's rows to their places among all, and tells which those are. */
function writeKeys(slice: PickedSlice, space: KeySpace, words: readonly Uint32Array[]): Stretch {
  const { data, from, to, start, position, picks } = slice;
  if (picks === undefined) {
    const at = { from: position, to: position + to - from };
    space.write(
      data,
      from,
      to,
      words.map(word => word.subarray(at.from, at.to)),
    );
    return at;
  }
  const all = roomForKeys(space.words, to - from);
  space.write(data, from, to, all);
  for (const [w, word] of words.entries()) {
    const source = all[w] as Uint32Array; // As many words as were made room for.
    for (let i = 0; i < picks.length; i++) word[position + i] = source[(picks[i] as number) - start] as number;
  }
  return { from: position, to: position + picks.length };
}

/** Notes which rows of a slice have no value. */
export function markNulls(last: Uint8Array, slice: PickedSlice, valid: Uint8Array): void {
  const { position, picks, start } = slice;
  const count = picks?.length ?? valid.length;
  for (let i = 0; i < count; i++) {
    const row = picks === undefined ? i : (picks[i] as number) - start;
    if (valid[row] === 0) last[position + i] = 2;
  }
}

function hasKey(words: readonly Uint32Array[], { from, to }: Stretch, key: Uint32Array): boolean {
  return words[0]?.subarray(from, to).includes(key[0] ?? 0) ?? false;
}

interface NaNs {
  readonly at: Stretch;
  readonly nan: Uint32Array;
}

function markNaNs(last: Uint8Array, words: readonly Uint32Array[], { at, nan }: NaNs): void {
  for (let i = at.from; i < at.to; i++) if (last[i] === 0 && words.every((word, w) => word[i] === nan[w])) last[i] = 1;
}
