import type { Cell, Found, FindRequest } from '@lakehouse/protocol';
import type { CellPlace, Extent } from '../selection/selection';

export interface FinderHost {
  readonly ask: (request: FindRequest) => Promise<Found>;
  /** Columns of the result in the order in which they are shown. */
  readonly columns: () => readonly number[];
  readonly extent: () => Extent;
  readonly active: () => CellPlace | undefined;
  /** Brings a hit into sight and gives it the focus. */
  readonly go: (place: CellPlace) => void;
  readonly changed: () => void;
}

/** What is looked for in one result, and where it was found. */
export class Finder {
  readonly #host: FinderHost;
  #isOpen = false;
  #text = '';
  #caseSensitive = false;
  #found: Found | undefined;
  #failure: string | undefined;
  #isBusy = false;
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

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get found(): Found | undefined {
    return this.#found;
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
    this.#turn++;
    this.#isBusy = false;
    this.#host.changed();
  }

  /** The rows are others: what was found is elsewhere, if at all. */
  forget(): void {
    this.#turn++;
    this.#isBusy = false;
    this.#found = undefined;
    this.#host.changed();
  }

  /** Looks for another text, from the cell with the focus on. */
  look(text: string, caseSensitive: boolean): void {
    this.#text = text;
    this.#caseSensitive = caseSensitive;
    this.#found = undefined;
    this.#failure = undefined;
    if (text === '') this.#turn++;
    else void this.#find(this.#host.active() ?? { row: 0, column: 0 }, false);
    this.#host.changed();
  }

  /** Goes on to the next hit, or back to the one before, round at either end. */
  next(backwards: boolean): void {
    if (this.#text === '') return;
    void this.#find(beside(this.#host.active(), this.#host.extent(), backwards), backwards);
  }

  /** Whether a cell holds what is looked for; only while the widget is open. */
  isMatch(cell: Cell): boolean {
    if (!this.#isOpen || this.#text === '' || cell === null) return false;
    return this.#caseSensitive ? cell.includes(this.#text) : cell.toLowerCase().includes(this.#text.toLowerCase());
  }

  async #find(from: CellPlace, backwards: boolean): Promise<void> {
    const turn = ++this.#turn;
    const columns = this.#host.columns();
    this.#isBusy = true;
    this.#host.changed();
    const request = { text: this.#text, caseSensitive: this.#caseSensitive, columns, from, backwards };
    try {
      const found = await this.#host.ask(request);
      if (turn !== this.#turn) return;
      this.#found = found;
      this.#failure = undefined;
      const { place } = found;
      if (place !== undefined) this.#host.go({ row: place.row, column: columns.indexOf(place.column) });
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#failure = error instanceof Error ? error.message : String(error);
    }
    this.#isBusy = false;
    this.#host.changed();
  }
}

/** The cell after or before another, round at the ends. */
export function beside(place: CellPlace | undefined, { rows, columns }: Extent, backwards: boolean): CellPlace {
  if (place === undefined || rows === 0 || columns === 0) return { row: 0, column: 0 };
  const count = rows * columns;
  const next = (place.row * columns + place.column + (backwards ? -1 : 1) + count) % count;
  return { row: Math.floor(next / columns), column: next % columns };
}
