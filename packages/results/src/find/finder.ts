import { hitMarker } from '../arrange/containsTest';
import type { RowView } from '../arrange/rowView';
import type { Steps } from '../scan/steps';
import type { ColumnSlice } from '../store/resultStore';
import type { Found, FindRequest } from './find';

/** Milliseconds that a call spends on counting hits once it knows its own; the next call goes on from there. */
const COUNTING_MS = 300;

/** Rows that are looked through before their hits are put in order. */
const BLOCK = 4096;

type Marker = (slice: ColumnSlice) => Uint8Array;

/** Finds a text in some columns of arranged rows, and counts how often it is there. Kept from hit to hit. */
export class Finder {
  readonly #view: RowView;
  readonly #request: FindRequest;
  readonly #markers: readonly { readonly column: number; readonly mark: Marker }[];
  /** Hits of each full block, as far as they have been counted, from the first on. */
  readonly #counted: number[] = [];
  #total = 0;
  /** The last block while it is not full: rows may still be added to it. */
  #rest = { rows: 0, hits: 0 };

  constructor(view: RowView, request: FindRequest) {
    this.#view = view;
    this.#request = request;
    const { store } = view;
    this.#markers = request.columns.map(column => ({ column, mark: hitMarker(store.typeOf(column), request) }));
  }

  /** Whether this one looks for the same in the same rows. */
  isFor(view: RowView, { text, caseSensitive, columns }: FindRequest): boolean {
    const mine = this.#request;
    if (view !== this.#view || text !== mine.text || caseSensitive !== mine.caseSensitive) return false;
    return columns.length === mine.columns.length && columns.every((column, i) => column === mine.columns[i]);
  }

  /** The next hit from a place on. */
  *find({ from, backwards }: Pick<FindRequest, 'from' | 'backwards'>): Steps<Found> {
    if (this.#request.text === '' || this.#markers.length === 0) return { total: 0 };
    const place = yield* this.#seek(from.row * this.#markers.length + from.column, backwards);
    if (place === undefined) return { total: 0 };
    yield* this.#count();
    const width = this.#markers.length;
    const row = Math.floor(place / width);
    const ordinal = yield* this.#ordinal(place);
    const isDone = this.#counted.length * BLOCK + this.#rest.rows === this.#view.length;
    return {
      place: { row, column: this.#markers[place % width]?.column ?? 0 },
      ...(ordinal === undefined ? {} : { ordinal }),
      ...(isDone ? { total: this.#total + this.#rest.hits } : {}),
    };
  }

  /** The first hit at or behind a place, going round; places count the cells row by row. */
  *#seek(from: number, backwards: boolean): Steps<number | undefined> {
    const width = this.#markers.length;
    const blocks = Math.ceil(this.#view.length / BLOCK);
    const first = Math.min(Math.floor(from / width / BLOCK), Math.max(0, blocks - 1));
    // The first block comes twice: from the place on, and at last what lies before the place.
    for (let i = 0; i <= blocks && blocks > 0; i++) {
      const block = (first + (backwards ? blocks - (i % blocks) : i)) % blocks;
      const { hits } = yield* this.#hits(block);
      const isBefore = (hit: number): boolean => (backwards ? hit <= from : hit >= from);
      const wanted = i === 0 ? hits.filter(isBefore) : hits;
      const hit = backwards ? wanted.at(-1) : wanted[0];
      if (hit !== undefined) return hit;
      yield;
    }
    return undefined;
  }

  *#count(): Steps<void> {
    const until = performance.now() + COUNTING_MS;
    while ((this.#counted.length + 1) * BLOCK <= this.#view.length) {
      if (performance.now() >= until) return;
      const hits = (yield* this.#hits(this.#counted.length)).hits.length;
      this.#counted.push(hits);
      this.#total += hits;
      this.#rest = { rows: 0, hits: 0 };
      yield;
    }
    if (this.#counted.length * BLOCK + this.#rest.rows === this.#view.length) return;
    const { rows, hits } = yield* this.#hits(this.#counted.length);
    this.#rest = { rows, hits: hits.length };
  }

  *#ordinal(place: number): Steps<number | undefined> {
    const block = Math.floor(place / this.#markers.length / BLOCK);
    if (this.#counted.length < block) return undefined;
    yield;
    const before = this.#counted.slice(0, block).reduce((sum, hits) => sum + hits, 0);
    return before + (yield* this.#hits(block)).hits.filter(hit => hit <= place).length;
  }

  /** Places of a block's hits, ascending, and how many rows the block had. */
  *#hits(block: number): Steps<{ readonly hits: number[]; readonly rows: number }> {
    const from = block * BLOCK;
    const rows = this.#view.rows(from, from + BLOCK);
    const width = this.#markers.length;
    const hits: number[] = [];
    for (const [c, { column, mark }] of this.#markers.entries()) {
      for (const { at, slice } of this.#slices(column, rows))
        for (const row of hitRows(slice, mark(slice))) hits.push((from + at + row) * width + c);
      yield;
    }
    return { hits: width === 1 ? hits : hits.sort((a, b) => a - b), rows: rows.length };
  }

  /** The slices of a block's rows, and where in the block each begins. */
  *#slices(column: number, rows: Uint32Array): Generator<{ readonly at: number; readonly slice: ColumnSlice }> {
    const { store } = this.#view;
    for (let at = 0; at < rows.length;) {
      const first = rows[at] as number;
      let run = 1;
      while (rows[at + run] === first + run) run++;
      for (const slice of store.slices(column, first, first + run)) yield { at: at + slice.start - first, slice };
      at += run;
    }
  }
}

/** Rows of a slice that are marked, without those that have no value. */
function hitRows({ data, from }: ColumnSlice, marks: Uint8Array): readonly number[] {
  const rows: number[] = [];
  for (let row = marks.indexOf(1); row >= 0; row = marks.indexOf(1, row + 1))
    if (data.getValid(from + row)) rows.push(row);
  return rows;
}
