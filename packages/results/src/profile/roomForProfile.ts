import { keySpaceOf } from '../keys/keySpaceOf';
import type { RowView } from '../arrange/rowView';

/** For each word of a key: as it was read, without NULLs, and twice for the radix sort. */
const KEY_WORD = 12;
/** Marks of NULL and NaN, and the places when keys have more than two words. */
const BESIDE = 9;

/** Different values that are kept apart with their numbers, whatever the result: bytes, hashes, ends and counts. */
const MOST_BYTES = 80 * 2 ** 20;

/** Bytes that a profile takes at most beside the rows while it goes on. */
export function roomForProfile({ store, length }: RowView, column: number): number {
  const space = keySpaceOf(store.typeOf(column));
  return space === undefined ? Math.min(MOST_BYTES, store.bytes) : length * (KEY_WORD * space.words + BESIDE);
}
