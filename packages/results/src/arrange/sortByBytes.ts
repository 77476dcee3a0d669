import { Buffer } from 'node:buffer';
import type { Steps } from '../scan/steps';

/** Bytes that are compared in some milliseconds. */
const STEP_BYTES = 1 << 24;

/** What a comparison costs beside its bytes, in bytes. */
const CALL_BYTES = 1 << 10;

/** A row by its place, and its bytes. */
export interface PlacedBytes {
  readonly place: number;
  readonly bytes: Uint8Array;
}

/** Sorts rows by their bytes, stably and in steps, for to compare long ones takes long; the array is used as room. */
export function* sortByBytes(rows: PlacedBytes[]): Steps<PlacedBytes[]> {
  let from = rows;
  let to = rows.slice();
  let cost = 0;
  for (let width = 1; width < rows.length; width *= 2) {
    for (const bytes of mergeAll(from, to, width)) {
      cost += CALL_BYTES + bytes;
      if (cost < STEP_BYTES) continue;
      cost = 0;
      yield;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Merges all stretches of a width, two and two. */
function* mergeAll(from: PlacedBytes[], to: PlacedBytes[], width: number): Generator<number> {
  for (let start = 0; start < from.length; start += 2 * width) yield* merge(from, to, start, width);
}

/** Merges two sorted stretches of a width into one, row by row; tells how many bytes it looked at for each. */
function* merge(from: PlacedBytes[], to: PlacedBytes[], start: number, width: number): Generator<number> {
  const middle = Math.min(from.length, start + width);
  const end = Math.min(from.length, middle + width);
  let [left, right] = [start, middle];
  for (let at = start; at < end; at++) {
    const [a, b] = [left < middle ? from[left] : undefined, right < end ? from[right] : undefined];
    const takesLeft = a !== undefined && (b === undefined || Buffer.compare(a.bytes, b.bytes) <= 0);
    to[at] = from[takesLeft ? left++ : right++] as PlacedBytes; // There is one at every place of the stretches.
    yield a === undefined || b === undefined ? 0 : Math.min(a.bytes.length, b.bytes.length);
  }
}
