import { Buffer } from 'node:buffer';
import { ByteDictionary, hashOf } from '../arrange/byteDictionary';
import { compareBytes } from '../arrange/compareBytes';
import type { RowView } from '../arrange/rowView';
import { type Bytes, bytesOf, isBinary } from '../keys/bytesOf';
import { pickedSlices, rowsIn } from '../scan/rowSet';
import type { Steps } from '../scan/steps';
import { validityOf } from '../scan/validity';
import { type ColumnProfile, quantilePlace } from './columnProfile';
import { DistinctEstimate } from './distinctEstimate';
import { TopRuns } from './topRuns';

/** Different values that are kept apart, and the bytes that they may take; beyond them the rare ones are let go of. */
const MOST_DISTINCT = 1 << 17;
const MOST_BYTES = 1 << 26;

const EMPTY = new Uint8Array(0);

/** Profiles a column that is ordered by bytes, by counting its different values. */
export function* profileBytes(view: RowView, column: number): Steps<ColumnProfile> {
  const { set, store } = view;
  const values = new CountedValues();
  let nulls = 0;
  for (const { data, from, to, picks, start } of pickedSlices(store, column, set)) {
    const bytes = bytesOf(data, from, to);
    const valid = validityOf(data, from, to);
    const rows = picks?.length ?? to - from;
    for (let i = 0; i < rows; i++) {
      const row = picks === undefined ? i : (picks[i] as number) - start;
      if (valid?.[row] === 0) nulls++;
      else values.add(bytes, row);
    }
    yield;
  }
  const isHex = isBinary(store.typeOf(column));
  const text = (bytes: Uint8Array): string => {
    const buffer = Buffer.from(bytes);
    return isHex ? buffer.toString('hex').toUpperCase() : buffer.toString('utf8');
  };
  return { column, rows: rowsIn(set), nulls, ...values.summary(text) };
}

/**
 * Values and how often each came. Beyond a bound the rarer half is let go of, again and again: how many there are is
 * then estimated, and what is frequent stays, with a count that may lack the rows before it stayed.
 */
class CountedValues {
  readonly #estimate = new DistinctEstimate();
  #dictionary = new ByteDictionary();
  #counts = new Uint32Array(1024);
  #isEstimate = false;
  #lowest = EMPTY;
  #highest = EMPTY;

  add({ values, offsets }: Bytes, row: number): void {
    const start = offsets[row] as number;
    const end = offsets[row + 1] as number;
    if (this.#isEstimate) this.#addLate(values, start, end);
    const id = this.#dictionary.idOf(values, start, end);
    if (id >= this.#counts.length) this.#grow();
    this.#counts[id] = (this.#counts[id] as number) + 1;
    if (this.#dictionary.size <= MOST_DISTINCT && this.#dictionary.bytesKept <= MOST_BYTES) return;
    if (!this.#isEstimate) this.#beginEstimate();
    this.#dropRare();
  }

  summary(text: (bytes: Uint8Array) => string): Omit<ColumnProfile, 'column' | 'rows' | 'nulls'> {
    return this.#isEstimate ? this.#estimated(text) : this.#exact(text);
  }

  #exact(text: (bytes: Uint8Array) => string): ReturnType<CountedValues['summary']> {
    const ids = this.#dictionary.sorted();
    const ends: number[] = [];
    let rows = 0;
    for (const id of ids) ends.push((rows += this.#counts[id] as number));
    const at = (place: number): string => text(this.#dictionary.bytes(ids[place] ?? 0));
    const distinct = { count: ids.length, isEstimate: false };
    if (ids.length === 0) return { distinct, top: [] };
    const quartile = (share: number): string => at(ends.findIndex(end => end > quantilePlace(rows, share)));
    const quartiles = [quartile(0.25), quartile(0.5), quartile(0.75)] as const;
    return { distinct, min: at(0), max: at(ids.length - 1), quartiles, top: this.#top(ids, text) };
  }

  #estimated(text: (bytes: Uint8Array) => string): ReturnType<CountedValues['summary']> {
    return {
      distinct: { count: this.#estimate.count, isEstimate: true },
      min: text(this.#lowest),
      max: text(this.#highest),
      top: this.#top(
        Array.from({ length: this.#dictionary.size }, (_, id) => id),
        text,
      ),
    };
  }

  #top(ids: readonly number[], text: (bytes: Uint8Array) => string): ColumnProfile['top'] {
    const top = new TopRuns();
    for (const id of ids) top.add({ at: id, rows: this.#counts[id] as number });
    return top.all.map(run => ({ value: text(this.#dictionary.bytes(run.at)), rows: run.rows }));
  }

  /** From here on values are no longer all there: their bounds and their number are kept apart. */
  #beginEstimate(): void {
    this.#isEstimate = true;
    this.#lowest = this.#highest = this.#dictionary.bytes(0).slice();
    for (let id = 0; id < this.#dictionary.size; id++) {
      const bytes = this.#dictionary.bytes(id);
      this.#addLate(bytes, 0, bytes.length);
    }
  }

  #addLate(values: Uint8Array, start: number, end: number): void {
    this.#estimate.add(hashOf(values, start, end));
    if (compareBytes(values, start, end, this.#lowest) < 0) this.#lowest = values.slice(start, end);
    if (compareBytes(values, start, end, this.#highest) > 0) this.#highest = values.slice(start, end);
  }

  #dropRare(): void {
    const all = this.#counts.slice(0, this.#dictionary.size);
    const bound = all.slice().sort()[all.length >> 1] ?? 0;
    const kept = new ByteDictionary();
    this.#counts.fill(0);
    for (const [id, count] of all.entries()) {
      if (count <= bound) continue;
      const bytes = this.#dictionary.bytes(id);
      this.#counts[kept.idOf(bytes, 0, bytes.length)] = count;
    }
    this.#dictionary = kept;
  }

  #grow(): void {
    const grown = new Uint32Array(this.#counts.length * 2);
    grown.set(this.#counts);
    this.#counts = grown;
  }
}
