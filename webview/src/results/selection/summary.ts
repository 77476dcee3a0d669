import type { CellRange, RangeSummary } from '@lakehouse/protocol';
import { disjoint } from './disjoint';
import { blocksOf, type Block, type Selection } from './selection';

/** Milliseconds for which a selection stands before its sum is asked for: not for each cell of a drag. */
const STANDING = 150;

/** What is marked, summed up by the host. */
export class Summary {
  readonly #ask: (ranges: readonly CellRange[]) => Promise<RangeSummary>;
  readonly #changed: () => void;
  #of: Selection | undefined;
  #value: RangeSummary | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: (ranges: readonly CellRange[]) => Promise<RangeSummary>, changed: () => void) {
    this.#ask = ask;
    this.#changed = changed;
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
    this.#value = undefined;
    this.#of = undefined;
  }

  async #sum(selection: Selection, shown: readonly number[]): Promise<void> {
    const ranges = disjoint(blocksOf(selection)).map(block => rangeOf(block, shown));
    const value = await this.#ask(ranges).catch(() => undefined);
    if (selection !== this.#of) return;
    this.#value = value;
    this.#changed();
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
