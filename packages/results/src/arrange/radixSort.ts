import type { Steps } from '../scan/steps';

/*
 * Sorting by counting digits of 11 bits, from the lowest: stable, and the same time for any order of the input.
 * The arrays here have the lengths that their loops assume; the casts say so to the compiler.
 */

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const DIGIT_MASK = DIGITS - 1;
const PASSES = 3;

/** Elements that are moved between two yields: a few milliseconds. */
const STRIDE = 1 << 18;

/** Sorts `keys`, and `companions` along with them. Both arrays are used as room: the sorted ones are what is returned. */
export function* radixSort(
  keys: Uint32Array,
  companions: Uint32Array,
): Steps<{ readonly keys: Uint32Array; readonly companions: Uint32Array }> {
  const { length } = keys;
  const counts = yield* countDigits(keys);
  let from = { keys, companions };
  let to: typeof from | undefined;
  for (let pass = 0; pass < PASSES; pass++) {
    const digits = counts.subarray(pass * DIGITS, (pass + 1) * DIGITS);
    if (digits.includes(length)) continue; // All have the same digit.
    startsOf(digits);
    to ??= { keys: new Uint32Array(length), companions: new Uint32Array(length) };
    for (let start = 0; start < length; start += STRIDE) {
      scatter({ from, to, digits, shift: pass * DIGIT_BITS }, start, Math.min(length, start + STRIDE));
      yield;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** How often each digit occurs, pass by pass. */
function* countDigits(keys: Uint32Array): Steps<Uint32Array> {
  const counts = new Uint32Array(PASSES * DIGITS);
  for (let start = 0; start < keys.length; start += STRIDE) {
    countStretch(keys, counts, start, Math.min(keys.length, start + STRIDE));
    yield;
  }
  return counts;
}

function countStretch(keys: Uint32Array, counts: Uint32Array, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    const key = keys[i] as number;
    const low = key & DIGIT_MASK;
    const middle = DIGITS + ((key >>> DIGIT_BITS) & DIGIT_MASK);
    const high = 2 * DIGITS + (key >>> (2 * DIGIT_BITS));
    counts[low] = (counts[low] as number) + 1;
    counts[middle] = (counts[middle] as number) + 1;
    counts[high] = (counts[high] as number) + 1;
  }
}

/** Turns counts into the places at which each digit's elements begin. */
function startsOf(counts: Uint32Array): void {
  let sum = 0;
  for (let digit = 0; digit < counts.length; digit++) {
    const count = counts[digit] as number;
    counts[digit] = sum;
    sum += count;
  }
}

interface Pass {
  readonly from: { readonly keys: Uint32Array; readonly companions: Uint32Array };
  readonly to: { readonly keys: Uint32Array; readonly companions: Uint32Array };
  /** Where the next element of each digit goes. */
  readonly digits: Uint32Array;
  readonly shift: number;
}

function scatter({ from, to, digits, shift }: Pass, start: number, end: number): void {
  const { keys, companions } = from;
  const { keys: toKeys, companions: toCompanions } = to;
  for (let i = start; i < end; i++) {
    const key = keys[i] as number;
    const digit = (key >>> shift) & DIGIT_MASK;
    const place = digits[digit] as number;
    digits[digit] = place + 1;
    toKeys[place] = key;
    toCompanions[place] = companions[i] as number;
  }
}

/** `values[places[i]]` for every `i`. */
export function* take(values: Uint32Array, places: Uint32Array): Steps<Uint32Array> {
  const taken = new Uint32Array(places.length);
  for (let start = 0; start < places.length; start += STRIDE) {
    const end = Math.min(places.length, start + STRIDE);
    for (let i = start; i < end; i++) taken[i] = values[places[i] as number] as number;
    yield;
  }
  return taken;
}

/** As `take`, of bytes. */
export function* take8(values: Uint8Array, places: Uint32Array): Steps<Uint8Array> {
  const taken = new Uint8Array(places.length);
  for (let start = 0; start < places.length; start += STRIDE) {
    const end = Math.min(places.length, start + STRIDE);
    for (let i = start; i < end; i++) taken[i] = values[places[i] as number] as number;
    yield;
  }
  return taken;
}

/** Sorts places by keys of several words, the most significant first; stable. */
export function* sortPlaces(keys: readonly Uint32Array[], places: Uint32Array): Steps<Uint32Array> {
  let sorted = places;
  for (const word of [...keys].reverse()) {
    // Often a column's high words are all the same; over some places alone that is not worth a look.
    if (word.length === sorted.length && (yield* isConstant(word))) continue;
    sorted = (yield* radixSort(yield* take(word, sorted), sorted.slice())).companions;
  }
  return sorted;
}

function* isConstant(word: Uint32Array): Steps<boolean> {
  const first = word[0];
  for (let start = 0; start < word.length; start += STRIDE) {
    const end = Math.min(word.length, start + STRIDE);
    for (let i = start; i < end; i++) if (word[i] !== first) return false;
    yield;
  }
  return true;
}

/** The numbers from 0 on. */
export function* identity(count: number): Steps<Uint32Array<ArrayBuffer>> {
  const places = new Uint32Array(count);
  for (let start = 0; start < count; start += STRIDE) {
    const end = Math.min(count, start + STRIDE);
    for (let i = start; i < end; i++) places[i] = i;
    yield;
  }
  return places;
}

/** The elements of `values` at whose places `marks` has a value. */
export function* pickMarked(values: Uint32Array, marks: Uint8Array, mark: number): Steps<Uint32Array<ArrayBuffer>> {
  const picked = new Uint32Array(values.length);
  let count = 0;
  for (let start = 0; start < values.length; start += STRIDE) {
    const end = Math.min(values.length, start + STRIDE);
    for (let i = start; i < end; i++) if (marks[i] === mark) picked[count++] = values[i] as number;
    yield;
  }
  return picked.slice(0, count);
}
