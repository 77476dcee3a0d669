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

/** Different values that are kept apart, and the bytes that they may take; what comes later is estimated. */
const MOST_DISTINCT = 1 << 17;
const MOST_BYTES = 1 << 26;

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

/** Values and how often each came, up to a bound; beyond it how many there are, and the first and the last. */
class CountedValues {
  readonly #dictionary = new ByteDictionary();
  readonly #estimate = new DistinctEstimate();
  #counts = new Uint32Array(1024);
  #isFull = false;
  #lowest: Uint8Array | undefined;
  #highest: Uint8Array | undefined;

  add({ values, offsets }: Bytes, row: number): void {
    const start = offsets[row] as number;
    const end = offsets[row + 1] as number;
    if (this.#isFull) this.#addLate(values, start, end);
    const id = this.#isFull ? this.#dictionary.find(values, start, end) : this.#dictionary.idOf(values, start, end);
    if (id < 0) return;
    if (id >= this.#counts.length) this.#grow();
    this.#counts[id] = (this.#counts[id] as number) + 1;
    if (!this.#isFull && (this.#dictionary.size > MOST_DISTINCT || this.#dictionary.bytesKept > MOST_BYTES))
      this.#fill();
  }

  summary(text: (bytes: Uint8Array) => string): Omit<ColumnProfile, 'column' | 'rows' | 'nulls'> {
    const ids = this.#dictionary.sorted();
    const top = new TopRuns();
    const ends: number[] = [];
    let rows = 0;
    for (const [at, id] of ids.entries()) {
      rows += this.#counts[id] as number;
      ends.push(rows);
      top.add({ at, rows: this.#counts[id] as number });
    }
    const at = (place: number): string => text(this.#dictionary.bytes(ids[place] ?? 0));
    const most = top.all.map(run => ({ value: at(run.at), rows: run.rows }));
    if (this.#isFull && this.#lowest !== undefined && this.#highest !== undefined)
      return {
        distinct: { count: this.#estimate.count, isEstimate: true },
        min: text(this.#lowest),
        max: text(this.#highest),
        top: most,
      };
    const distinct = { count: ids.length, isEstimate: false };
    if (ids.length === 0) return { distinct, top: [] };
    const quartile = (share: number): string => at(ends.findIndex(end => end > quantilePlace(rows, share)));
    const quartiles = [quartile(0.25), quartile(0.5), quartile(0.75)] as const;
    return { distinct, min: at(0), max: at(ids.length - 1), quartiles, top: most };
  }

  /** From here on values are only counted when they are known. */
  #fill(): void {
    this.#isFull = true;
    const ids = this.#dictionary.sorted();
    this.#lowest = this.#dictionary.bytes(ids[0] ?? 0).slice();
    this.#highest = this.#dictionary.bytes(ids.at(-1) ?? 0).slice();
    for (const id of ids) {
      const bytes = this.#dictionary.bytes(id);
      this.#estimate.add(hashOf(bytes, 0, bytes.length));
    }
  }

  #addLate(values: Uint8Array, start: number, end: number): void {
    this.#estimate.add(hashOf(values, start, end));
    const [low, high] = [this.#lowest, this.#highest];
    if (low !== undefined && compareBytes(values, start, end, low) < 0) this.#lowest = values.slice(start, end);
    if (high !== undefined && compareBytes(values, start, end, high) > 0) this.#highest = values.slice(start, end);
  }

  #grow(): void {
    const grown = new Uint32Array(this.#counts.length * 2);
    grown.set(this.#counts);
    this.#counts = grown;
  }
}
