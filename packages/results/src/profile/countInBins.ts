import type { ColumnKeys } from '../arrange/columnKeys';
import type { Steps } from '../scan/steps';

/** Rows that are counted between two yields: a few milliseconds. */
const STRIDE = 1 << 17;

/** Where stretches of keys begin, ascending, and up to which row to count. */
export interface Bins {
  readonly borders: readonly Uint32Array[];
  readonly rows: number;
}

/** How many of the first rows lie in each stretch; all that have a place in the order lie behind the first border. */
export function* countInBins({ words, last }: ColumnKeys, { borders, rows }: Bins): Steps<Uint32Array> {
  const counts = new Uint32Array(borders.length);
  const ends = borders.slice(1);
  for (let start = 0; start < rows; start += STRIDE) {
    const end = Math.min(rows, start + STRIDE);
    for (let row = start; row < end; row++) {
      if (last !== undefined && last[row] !== 0) continue;
      const bin = binOf(words, row, ends);
      counts[bin] = (counts[bin] as number) + 1;
    }
    yield;
  }
  return counts;
}

/** How many of the ends a key has reached, by bisection. */
function binOf(words: readonly Uint32Array[], row: number, ends: readonly Uint32Array[]): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(words, row, ends[middle] as Uint32Array)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isBelow(words: readonly Uint32Array[], row: number, end: Uint32Array): boolean {
  for (let w = 0; w < end.length; w++) {
    const word = words[w] as Uint32Array; // Keys and borders have as many words.
    const difference = (word[row] as number) - (end[w] as number);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
