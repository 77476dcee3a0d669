import type { Cell, Found, FindRequest, PartialFound } from '@lakehouse/protocol';
import type { CellPlace, Extent } from '../selection/selection';

export interface FinderHost {
  /** `heard` is told what is known before all hits are counted, and which share of the rows was looked through. */
  readonly ask: (request: FindRequest, heard: (found: PartialFound, share: number) => void) => Promise<Found>;
  /** Ends what was asked for; who asked is refused. */
  readonly stop: () => void;
  /** Columns of the result in the order in which they are shown. */
  readonly columns: () => readonly number[];
  readonly extent: () => Extent;
  readonly active: () => CellPlace | undefined;
  /** Brings a hit into sight and gives it the focus. */
  readonly go: (place: CellPlace) => void;
  readonly changed: () => void;
}

/** What is known of the hits. */
export interface Hits {
  /** Whether there is one; unknown while none has come and rows are left. */
  readonly isThere: boolean | undefined;
  /** Which one the focus is on, from 1; absent while that is not known. */
  readonly ordinal: number | undefined;
  /** How many there are, or have been counted so far; absent while none are. */
  readonly count: number | undefined;
  readonly isCounted: boolean;
}

const UNKNOWN: Hits = { isThere: undefined, ordinal: undefined, count: undefined, isCounted: false };

/** What is looked for in one result, and where it was found. */
export class Finder {
  readonly #host: FinderHost;
  #isOpen = false;
  #text = '';
  #caseSensitive = false;
  #hits: Hits = UNKNOWN;
  #share = 0;
  #failure: string | undefined;
  #isBusy = false;
  #isSeeking = false;
  /** Whether the search that is going, or the last one, was for a hit to go to, and not for their count alone. */
  #isSought = false;
  #isStopped = false;
  /** Steps that were asked for before the hit was known from which they go. */
  #queued: boolean[] = [];
  #turn = 0;

  constructor(host: FinderHost) {
    this.#host = host;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get text(): string {
    return this.#text;
  }

  get caseSensitive(): boolean {
    return this.#caseSensitive;
  }

  /** Whether rows are still looked through. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Whether the hit to go to is not known yet. */
  get isSeeking(): boolean {
    return this.#isSeeking;
  }

  get hits(): Hits {
    return this.#hits;
  }

  /** Part of the rows that was looked through, from 0 to 1. */
  get share(): number {
    return this.#share;
  }

  /** Whether the user ended the search before it had come to its end. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  get failure(): string | undefined {
    return this.#failure;
  }

  open(): void {
    this.#isOpen = true;
    this.#host.changed();
  }

  close(): void {
    this.#isOpen = false;
    this.#giveUp();
    this.#host.changed();
  }

  /** The rows are others: what was found is elsewhere, if at all, so it is counted again. The focus stays. */
  recount(): void {
    this.#giveUp();
    this.#hits = UNKNOWN;
    if (this.#isOpen && this.#text !== '')
      void this.#find({ row: 0, column: 0 }, { backwards: false, isSeeking: false });
    this.#host.changed();
  }

  /** Ends the search; what was found stays. */
  stop(): void {
    if (!this.#isBusy) return;
    this.#giveUp();
    this.#isStopped = true;
    this.#host.changed();
  }

  /** Looks for another text, from the cell with the focus on. */
  look(text: string, caseSensitive: boolean): void {
    this.#text = text;
    this.#caseSensitive = caseSensitive;
    this.#hits = UNKNOWN;
    this.#failure = undefined;
    this.#queued = [];
    if (text === '') this.#giveUp();
    else void this.#find(this.#host.active() ?? { row: 0, column: 0 }, { backwards: false, isSeeking: true });
    this.#host.changed();
  }

  /** Goes on to the next hit, or back to the one before, round at either end; waits for a hit that is looked for. */
  next(backwards: boolean): void {
    if (this.#text === '') return;
    if (this.#isSeeking) this.#queued.push(backwards);
    else void this.#find(beside(this.#host.active(), this.#host.extent(), backwards), { backwards, isSeeking: true });
  }

  /** Whether a cell holds what is looked for; only while the widget is open. */
  isMatch(cell: Cell): boolean {
    if (!this.#isOpen || this.#text === '' || cell === null) return false;
    return this.#caseSensitive ? cell.includes(this.#text) : cell.toLowerCase().includes(this.#text.toLowerCase());
  }

  /** @param way Whether to look backwards, and whether the hit is sought: else hits are counted alone. */
  async #find(from: CellPlace, way: { readonly backwards: boolean; readonly isSeeking: boolean }): Promise<void> {
    const { backwards } = way;
    const turn = ++this.#turn;
    const columns = this.#host.columns();
    this.#isBusy = true;
    this.#isSeeking = way.isSeeking;
    this.#isSought = way.isSeeking;
    this.#isStopped = false;
    this.#share = 0;
    this.#host.changed();
    const request = { text: this.#text, caseSensitive: this.#caseSensitive, columns, from, backwards };
    try {
      const found = await this.#host.ask(request, (part, share) => {
        if (turn === this.#turn) this.#heard(part, columns, share);
      });
      if (turn !== this.#turn) return;
      this.#isBusy = false;
      this.#failure = undefined;
      this.#found(found, columns);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#giveUp();
      this.#failure = error instanceof Error ? error.message : String(error);
    }
    this.#host.changed();
  }

  /** What is known before all rows are looked through: hits that were counted for an earlier step are not forgotten. */
  #heard(part: PartialFound, columns: readonly number[], share: number): void {
    const { count, isCounted } = this.#hits;
    const known = isCounted ? count : Math.max(count ?? 0, part.hits);
    this.#share = share;
    this.#hits = {
      isThere: part.place !== undefined || (known ?? 0) > 0 ? true : undefined,
      ordinal: part.place === undefined || !this.#isSought ? this.#hits.ordinal : part.ordinal,
      count: known,
      isCounted,
    };
    this.#arrive(part.place, columns);
    this.#host.changed();
  }

  #found({ place, ordinal, total }: Found, columns: readonly number[]): void {
    const isCounted = total !== undefined;
    const which = this.#isSought ? ordinal : undefined;
    this.#hits = { isThere: place !== undefined, ordinal: which, count: total ?? this.#hits.count, isCounted };
    if (place === undefined) this.#queued = [];
    this.#arrive(place, columns);
    if (place === undefined) this.#isSeeking = false;
  }

  /** Goes to the hit when it is known for the first time, and then on by the steps that waited for it. */
  #arrive(place: Found['place'], columns: readonly number[]): void {
    if (place === undefined || !this.#isSeeking) return;
    this.#isSeeking = false;
    this.#host.go({ row: place.row, column: columns.indexOf(place.column) });
    const step = this.#queued.shift();
    if (step !== undefined) this.next(step);
  }

  #giveUp(): void {
    this.#turn++;
    if (this.#isBusy) this.#host.stop();
    this.#isBusy = false;
    this.#isSeeking = false;
    this.#queued = [];
  }
}

/** The cell after or before another, round at the ends. */
export function beside(place: CellPlace | undefined, { rows, columns }: Extent, backwards: boolean): CellPlace {
  if (place === undefined || rows === 0 || columns === 0) return { row: 0, column: 0 };
  const count = rows * columns;
  const next = (place.row * columns + place.column + (backwards ? -1 : 1) + count) % count;
  return { row: Math.floor(next / columns), column: next % columns };
}
