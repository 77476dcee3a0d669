import { pickedSlices } from '../scan/rowSet';
import type { Steps } from '../scan/steps';
import { validityOf } from '../scan/validity';
import type { ResultStore } from '../store/resultStore';
import { DoubleSum, ExactSum } from '../summarize/sums';
import { halfNumber } from '../keys/floatKeys';
import type { KeyedColumn } from './keyedColumn';

/** The mean of a column of numbers; `undefined` when it has none. @param keys The keys of its values. */
export function* meanOf(
  store: ResultStore,
  keyed: KeyedColumn,
  keys: readonly Uint32Array[],
): Steps<string | undefined> {
  const count = keys[0]?.length ?? 0;
  if (count === 0) return undefined;
  return keyed.space.measure?.floating === true ? yield* floatingMean(store, keyed) : yield* exactMean(keyed, keys);
}

/** Keys that are added up as numbers: fewer than would lose a bit. */
const STRIDE = 1 << 18;

function* exactMean({ space }: KeyedColumn, keys: readonly Uint32Array[]): Steps<string> {
  let sum = 0n;
  for (const word of keys) {
    sum <<= 32n;
    for (let start = 0; start < word.length; start += STRIDE) {
      const end = Math.min(word.length, start + STRIDE);
      let part = 0;
      for (let i = start; i < end; i++) part += word[i] as number;
      sum += BigInt(part);
      yield;
    }
  }
  const count = keys[0]?.length ?? 0;
  const exact = new ExactSum();
  // The key of 0 is what was added to each value.
  const zero = space.parse('0')?.key ?? 0n;
  exact.add({ digits: sum - zero * BigInt(count), scale: space.measure?.scale ?? 0 });
  return exact.mean(count);
}

function* floatingMean(store: ResultStore, { column, set }: KeyedColumn): Steps<string | undefined> {
  const sum = new DoubleSum();
  let count = 0;
  for (const { data, from, to, picks, start } of pickedSlices(store, column, set)) {
    const values = data.values as ArrayLike<number>;
    const isHalf = values instanceof Uint16Array;
    const valid = validityOf(data, from, to);
    const rows = picks?.length ?? to - from;
    for (let i = 0; i < rows; i++) {
      const row = picks === undefined ? i : (picks[i] as number) - start;
      const raw = values[from + row] as number;
      const value = isHalf ? halfNumber(raw) : raw;
      if (valid?.[row] === 0 || Number.isNaN(value)) continue;
      sum.add(value);
      count++;
    }
    yield;
  }
  return count === 0 ? undefined : String(sum.value / count);
}
