import type { CellRange, RangeSummary } from '@lakehouse/protocol';
import { disjoint } from './disjoint';
import { blocksOf, type Block, type Selection } from './selection';

/** Milliseconds for which a selection stands before its sum is asked for: not for each cell of a drag. */
const STANDING = 150;

export interface SummaryHost {
  readonly ask: (ranges: readonly CellRange[]) => Promise<RangeSummary>;
  /** Ends what was asked for. */
  readonly stop: () => void;
  readonly changed: () => void;
}

/** What is marked, summed up by the host. */
export class Summary {
  readonly #host: SummaryHost;
  #of: Selection | undefined;
  #value: RangeSummary | undefined;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SummaryHost) {
    this.#host = host;
  }

  /** Of what is marked now; `undefined` while it is not known, or for a single cell. */
  get value(): RangeSummary | undefined {
    return this.#value;
  }

  /** Tells what is marked, and which columns are shown at which position. */
  look(selection: Selection | undefined, shown: readonly number[]): void {
    if (selection === this.#of) return;
    this.forget();
    this.#of = selection;
    if (selection !== undefined && cellsOf(selection) > 1)
      this.#timer = setTimeout(() => void this.#sum(selection, shown), STANDING);
  }

  /** What was summed up is so no more, as when rows are arranged anew. */
  forget(): void {
    clearTimeout(this.#timer);
    if (this.#isAsking) this.#host.stop();
    this.#isAsking = false;
    this.#value = undefined;
    this.#of = undefined;
  }

  async #sum(selection: Selection, shown: readonly number[]): Promise<void> {
    const ranges = disjoint(blocksOf(selection)).map(block => rangeOf(block, shown));
    this.#isAsking = true;
    const value = await this.#host.ask(ranges).catch(() => undefined);
    if (selection !== this.#of) return;
    this.#isAsking = false;
    this.#value = value;
    this.#host.changed();
  }
}

/** A rectangle as the host counts it. */
export function rangeOf({ rows, columns }: Block, shown: readonly number[]): CellRange {
  return { rowStart: rows.start, rowEnd: rows.end, columns: shown.slice(columns.start, columns.end) };
}

/** Cells that are marked, each once. */
export function cellsOf(selection: Selection): number {
  const sizes = disjoint(blocksOf(selection)).map(
    ({ rows, columns }) => (rows.end - rows.start) * (columns.end - columns.start),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
