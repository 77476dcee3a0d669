import { hitMarker } from '../arrange/containsTest';
import type { RowView } from '../arrange/rowView';
import { PartialAnswers, type Report } from '../scan/partialAnswers';
import type { Steps } from '../scan/steps';
import type { ColumnSlice } from '../store/resultStore';
import type { Found, FindRequest, PartialFound } from './find';
import { HitCounts } from './hitCounts';

/** Milliseconds that a call spends on counting hits once it knows its own; the next call goes on from there. */
const COUNTING_MS = 300;

/** Rows that are looked through before their hits are put in order. */
const BLOCK = 4096;

/** Where a search begins, and where to. */
export type SearchStart = Pick<FindRequest, 'from' | 'backwards'>;

/** A hit: its place among the cells, row by row, and how many hits its block has up to it. */
interface Hit {
  readonly place: number;
  readonly inBlock: number;
}

type Marker = (slice: ColumnSlice) => Uint8Array;

/** Finds a text in some columns of arranged rows, and counts how often it is there. Kept from hit to hit. */
export class Finder {
  readonly #view: RowView;
  readonly #request: FindRequest;
  readonly #markers: readonly { readonly column: number; readonly mark: Marker }[];
  readonly #counts: HitCounts;

  constructor(view: RowView, request: FindRequest) {
    this.#view = view;
    this.#request = request;
    const { store } = view;
    this.#counts = new HitCounts(BLOCK);
    this.#markers = request.columns.map(column => ({ column, mark: hitMarker(store.typeOf(column), request) }));
  }

  /** Whether this one looks for the same in the same rows. */
  isFor(view: RowView, { text, caseSensitive, columns }: FindRequest): boolean {
    const mine = this.#request;
    if (view !== this.#view || text !== mine.text || caseSensitive !== mine.caseSensitive) return false;
    return columns.length === mine.columns.length && columns.every((column, i) => column === mine.columns[i]);
  }

  /**
   * The next hit from a place on. @param report Is told the hit as soon as it is known, and counts until all are
   * counted; without it counting is given up after a while.
   */
  *find(from: SearchStart, report?: Report<PartialFound>): Steps<Found> {
    if (this.#request.text === '' || this.#markers.length === 0) return { total: 0 };
    const answers = new PartialAnswers(this.#view.length, report);
    const hit = yield* this.#seek(from, answers);
    if (hit === undefined) return { total: 0 };
    answers.hurry();
    yield* this.#count(hit, answers, report === undefined ? performance.now() + COUNTING_MS : Infinity);
    const total = this.#counts.total(this.#view.length);
    return { ...this.#found(hit), ...(total === undefined ? {} : { total }) };
  }

  #found({ place, inBlock }: Hit): Pick<Required<Found>, 'place'> & Pick<Found, 'ordinal'> {
    const width = this.#markers.length;
    const before = this.#counts.before(Math.floor(place / width / BLOCK));
    const ordinal = before === undefined ? undefined : before + inBlock;
    return {
      place: { row: Math.floor(place / width), column: this.#markers[place % width]?.column ?? 0 },
      ...(ordinal === undefined ? {} : { ordinal }),
    };
  }

  /** The first hit at or behind a place, going round; places count the cells row by row. */
  *#seek({ from, backwards }: SearchStart, answers: PartialAnswers<PartialFound>): Steps<Hit | undefined> {
    const start = from.row * this.#markers.length + from.column;
    const blocks = Math.ceil(this.#view.length / BLOCK);
    const first = Math.min(Math.floor(from.row / BLOCK), Math.max(0, blocks - 1));
    // The first block comes twice: from the place on, and at last what lies before the place.
    for (let i = 0; i <= blocks && blocks > 0; i++) {
      const block = (first + (backwards ? blocks - (i % blocks) : i)) % blocks;
      const { hits } = yield* this.#hits(block);
      const isBefore = (hit: number): boolean => (backwards ? hit <= start : hit >= start);
      const wanted = i === 0 ? hits.filter(isBefore) : hits;
      const place = backwards ? wanted.at(-1) : wanted[0];
      // Hits that come later into the block lie behind this one.
      if (place !== undefined) return { place, inBlock: hits.indexOf(place) + 1 };
      if (answers.isDue) answers.tell(this.#counts.rows, { hits: this.#counts.hits }, performance.now());
      yield;
    }
    return undefined;
  }

  *#count(hit: Hit, answers: PartialAnswers<PartialFound>, until: number): Steps<void> {
    for (let block = 0; block * BLOCK < this.#view.length; block++) {
      if (this.#counts.isCounted(block, this.#view.length)) continue;
      if (performance.now() >= until) return;
      if (answers.isDue) this.#tellCounts(hit, answers);
      yield* this.#hits(block);
      yield;
    }
  }

  #tellCounts(hit: Hit, answers: PartialAnswers<PartialFound>): void {
    const since = performance.now();
    answers.tell(this.#counts.rows, { ...this.#found(hit), hits: this.#counts.hits }, since);
  }

  /** Places of a block's hits, ascending; they are counted then. */
  *#hits(block: number): Steps<{ readonly hits: number[] }> {
    const from = block * BLOCK;
    const rows = this.#view.rows(from, from + BLOCK);
    const width = this.#markers.length;
    const hits: number[] = [];
    for (const [c, { column, mark }] of this.#markers.entries()) {
      for (const { at, slice } of this.#slices(column, rows))
        for (const row of hitRows(slice, mark(slice))) hits.push((from + at + row) * width + c);
      yield;
    }
    this.#counts.note(block, { rows: rows.length, hits: hits.length });
    return { hits: width === 1 ? hits : hits.sort((a, b) => a - b) };
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
