import { Buffer } from 'node:buffer';
import type { DataType } from 'apache-arrow';
import { ByteDictionary, hashOf } from '../arrange/byteDictionary';
import { compareBytes } from '../arrange/compareBytes';
import type { RowView } from '../arrange/rowView';
import { type Bytes, bytesOf, isBinary } from '../keys/bytesOf';
import { pickedSlices, rowsIn } from '../scan/rowSet';
import { PartialAnswers, type Report } from '../scan/partialAnswers';
import type { Steps } from '../scan/steps';
import { validityOf } from '../scan/validity';
import { type ColumnProfile, type PartialProfile, quantilePlace } from './columnProfile';
import { DistinctEstimate } from './distinctEstimate';
import { TopRuns } from './topRuns';

/** Different values that are kept apart, and the bytes that they may take; beyond them the rare ones are let go of. */
const MOST_DISTINCT = 1 << 17;
const MOST_BYTES = 1 << 26;

const EMPTY = new Uint8Array(0);

/** Profiles a column that is ordered by bytes, by counting its different values. */
export function* profileBytes(view: RowView, column: number, report?: Report<PartialProfile>): Steps<ColumnProfile> {
  const { set, store } = view;
  const text = textOf(store.typeOf(column));
  const answers = new PartialAnswers(rowsIn(set), report);
  const values = new CountedValues();
  let nulls = 0;
  for (const { data, from, to, picks, start, position } of pickedSlices(store, column, set)) {
    const bytes = bytesOf(data, from, to);
    const valid = validityOf(data, from, to);
    const count = picks?.length ?? to - from;
    for (let i = 0; i < count; i++) {
      const row = picks === undefined ? i : (picks[i] as number) - start;
      if (valid?.[row] === 0) nulls++;
      else values.add(bytes, row);
    }
    yield;
    if (!answers.isDue) continue;
    const since = performance.now();
    const rows = position + count;
    answers.tell(rows, { column, rows, nulls, ...values.soFar(text) }, since);
    yield;
  }
  return { column, rows: rowsIn(set), nulls, ...(yield* values.summary(text)) };
}

/** How the bytes of a type's values are shown. */
function textOf(type: DataType): (bytes: Uint8Array) => string {
  const isHex = isBinary(type);
  return bytes => {
    const buffer = Buffer.from(bytes);
    return isHex ? buffer.toString('hex').toUpperCase() : buffer.toString('utf8');
  };
}

/** A value among others, and the hash of its bytes. */
interface Hashed {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
}

type TextOf = (bytes: Uint8Array) => string;
type Summary = Omit<ColumnProfile, 'column' | 'rows' | 'nulls'>;

/**
 * Values and how often each came. Beyond a bound the rarer half is let go of, again and again: how many there are is
 * then estimated, and what is frequent stays, with a count that may lack the rows before it stayed.
 */
class CountedValues {
  readonly #estimate = new DistinctEstimate();
  readonly #dictionary = new ByteDictionary();
  #counts = new Uint32Array(1024);
  #isEstimate = false;
  #lowest = EMPTY;
  #highest = EMPTY;

  add({ values, offsets }: Bytes, row: number): void {
    const start = offsets[row] as number;
    const end = offsets[row + 1] as number;
    const hash = hashOf(values, start, end);
    if (this.#isEstimate) this.#addLate(values, { start, end, hash });
    const id = this.#dictionary.idOf(values, start, end, hash);
    if (id >= this.#counts.length) this.#grow();
    this.#counts[id] = (this.#counts[id] as number) + 1;
    if (this.#dictionary.size <= MOST_DISTINCT && this.#dictionary.bytesKept <= MOST_BYTES) return;
    if (!this.#isEstimate) this.#beginEstimate();
    this.#dropRare();
  }

  *summary(text: TextOf): Steps<Summary> {
    return this.#isEstimate ? this.#estimated(text) : yield* this.#exact(text);
  }

  /** What is known while there are values to come. */
  soFar(text: TextOf): Omit<Summary, 'quartiles'> {
    if (this.#isEstimate) return this.#estimated(text);
    const { size } = this.#dictionary;
    const distinct = { count: size, isEstimate: false };
    if (size === 0) return { distinct, top: [] };
    let lowest = this.#dictionary.bytes(0);
    let highest = lowest;
    for (let id = 1; id < size; id++) {
      const bytes = this.#dictionary.bytes(id);
      if (Buffer.compare(bytes, lowest) < 0) lowest = bytes;
      if (Buffer.compare(bytes, highest) > 0) highest = bytes;
    }
    return { distinct, min: text(lowest), max: text(highest), top: this.#top(allIds(size), text) };
  }

  *#exact(text: TextOf): Steps<Summary> {
    const ids = yield* this.#dictionary.sorted();
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

  #estimated(text: TextOf): Summary {
    return {
      distinct: { count: this.#estimate.count, isEstimate: true },
      min: text(this.#lowest),
      max: text(this.#highest),
      top: this.#top(allIds(this.#dictionary.size), text),
    };
  }

  #top(ids: readonly number[], text: TextOf): ColumnProfile['top'] {
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
      this.#addLate(bytes, { start: 0, end: bytes.length, hash: hashOf(bytes, 0, bytes.length) });
    }
  }

  #addLate(values: Uint8Array, { start, end, hash }: Hashed): void {
    this.#estimate.add(hash);
    if (compareBytes(values, start, end, this.#lowest) < 0) this.#lowest = values.slice(start, end);
    if (compareBytes(values, start, end, this.#highest) > 0) this.#highest = values.slice(start, end);
  }

  #dropRare(): void {
    const counts = this.#counts;
    const { size } = this.#dictionary;
    const bound = medianOf(counts.subarray(0, size));
    this.#dictionary.keep(id => (counts[id] as number) > bound);
    let kept = 0;
    for (let id = 0; id < size; id++) {
      const count = counts[id] as number;
      if (count > bound) counts[kept++] = count;
    }
    counts.fill(0, kept);
  }

  #grow(): void {
    const grown = new Uint32Array(this.#counts.length * 2);
    grown.set(this.#counts);
    this.#counts = grown;
  }
}

/** Counts up to which the median is found without sorting: nearly all values are rare where there are very many. */
const FEW = 64;

function medianOf(counts: Uint32Array): number {
  const often = new Uint32Array(FEW);
  for (const count of counts) if (count < FEW) often[count] = (often[count] as number) + 1;
  let below = 0;
  for (const [count, values] of often.entries()) if ((below += values) > counts.length >> 1) return count;
  return counts.slice().sort()[counts.length >> 1] ?? 0;
}

function allIds(size: number): readonly number[] {
  return Array.from({ length: size }, (_, id) => id);
}
