import type { Data } from 'apache-arrow';
import type { Picks } from '../gather/gather';
import type { Segment } from './segment';

/** A batch of a result. */
export interface Place {
  /** In memory at first, in a file once memory is needed for others. */
  segment: Segment;
  /** Place of its first row in the result. */
  readonly start: number;
}

interface Wanted {
  readonly place: Place;
  /** Rows of the batch from the first to the last that is wanted. */
  from: number;
  to: number;
}

/**
 * Some rows of a result, and in which batches they lie: found out once for all columns. Each batch is read once for a
 * column, from the first to the last row that is wanted of it.
 */
export class PlacedRows {
  readonly #wanted: Wanted[] = [];
  /** For each row its batch among those that are wanted, and its place in the batch. */
  readonly #which: Uint32Array;
  readonly #rows: Int32Array;

  /** @param places All batches of the result; none is empty. */
  constructor(places: readonly Place[], rows: Uint32Array) {
    this.#which = new Uint32Array(rows.length);
    this.#rows = new Int32Array(rows.length);
    this.#find(places, rows);
  }

  /** Rows that are read of a column, with those that lie between. */
  get rowsToRead(): number {
    return this.#wanted.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  /** Where the values of a column lie, for them to be gathered in this order. */
  picks(column: number): Picks {
    const sources: Data[] = [];
    const shifts = this.#wanted.map(({ place, from, to }) => {
      const part = place.segment.column(column, from, to);
      sources.push(part.data);
      return part.from - from;
    });
    return { sources, which: this.#which, rows: this.#shifted(shifts) };
  }

  #shifted(shifts: readonly number[]): Int32Array {
    if (shifts.every(shift => shift === 0)) return this.#rows;
    const which = this.#which;
    return this.#rows.map((row, i) => row + (shifts[which[i] as number] as number));
  }

  #find(places: readonly Place[], rows: Uint32Array): void {
    const numbers = new Int32Array(places.length).fill(-1);
    const firsts = firstPlaces(places);
    let [start, end, number] = [0, 0, 0];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      if (row < start || row >= end) {
        const at = placeFrom(places, firsts[row >>> STRETCH_BITS] ?? places.length, row);
        const place = places[at];
        if (place === undefined) return;
        start = place.start;
        end = start + place.segment.rows;
        number = numbers[at] as number;
        if (number < 0) numbers[at] = number = this.#want(place, row - start);
      }
      const wanted = this.#wanted[number] as Wanted; // Numbers are places in this list.
      const inBatch = row - start;
      if (inBatch < wanted.from) wanted.from = inBatch;
      else if (inBatch >= wanted.to) wanted.to = inBatch + 1;
      this.#which[i] = number;
      this.#rows[i] = inBatch;
    }
  }

  #want(place: Place, row: number): number {
    return this.#wanted.push({ place, from: row, to: row + 1 }) - 1;
  }
}

/** Rows of a stretch, as bits: batches are looked up by the stretch in which a row lies. */
const STRETCH_BITS = 12;

/** For each stretch of rows the batch that holds its first one. */
function firstPlaces(places: readonly Place[]): Uint32Array {
  const last = places.at(-1);
  const rows = last === undefined ? 0 : last.start + last.segment.rows;
  const firsts = new Uint32Array(Math.ceil(rows / (1 << STRETCH_BITS)));
  let at = 0;
  for (let stretch = 0; stretch < firsts.length; stretch++)
    firsts[stretch] = at = placeFrom(places, at, stretch << STRETCH_BITS);
  return firsts;
}

/** The batch that holds a row, from one on that is not behind it. */
function placeFrom(places: readonly Place[], from: number, row: number): number {
  let at = from;
  for (let next = places[at + 1]; next !== undefined && next.start <= row; next = places[at + 1]) at++;
  return at;
}

/** Index of the batch that holds a row, by bisection. */
export function placeOf(places: readonly Place[], row: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((places[middle]?.start ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}
