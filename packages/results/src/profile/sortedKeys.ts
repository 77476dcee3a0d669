import { identity, radixSort, sortPlaces, take } from '../arrange/radixSort';
import type { Steps } from '../scan/steps';

/** Sorts keys alone, the most significant word first; their arrays are used up. */
export function* sortedKeys(words: readonly Uint32Array[]): Steps<readonly Uint32Array[]> {
  const [high, low] = words;
  if (high === undefined) return [];
  if (low === undefined) return [(yield* radixSort(high, high)).keys];
  if (words.length === 2) {
    const byLow = yield* radixSort(low, high);
    const byHigh = yield* radixSort(byLow.companions, byLow.keys);
    return [byHigh.keys, byHigh.companions];
  }
  const places = yield* sortPlaces(words, yield* identity(high.length));
  const sorted: Uint32Array[] = [];
  for (const word of words) sorted.push(yield* take(word, places));
  return sorted;
}

/** How many of the sorted keys lie below a key. */
export function countBelow(words: readonly Uint32Array[], key: Uint32Array): number {
  let low = 0;
  let high = words[0]?.length ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(words, middle, key)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBelow(words: readonly Uint32Array[], at: number, key: Uint32Array): boolean {
  for (const [w, word] of words.entries()) {
    const difference = (word[at] as number) - (key[w] as number);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
