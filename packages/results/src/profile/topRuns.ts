import { TOP_VALUES } from './columnProfile';

/** A value by its place, and how many rows have it. */
export interface Run {
  readonly at: number;
  readonly rows: number;
}

/** Keeps the largest of many runs; of equally large ones the first. */
export class TopRuns {
  readonly #runs: Run[] = [];

  /** Runs below this many rows do not get in: to be asked before a call of `add`. */
  least = 1;

  add(run: Run): void {
    if (run.rows < this.least) return;
    let at = this.#runs.length;
    while (at > 0 && (this.#runs[at - 1]?.rows ?? 0) < run.rows) at--;
    this.#runs.splice(at, 0, run);
    if (this.#runs.length > TOP_VALUES) this.#runs.pop();
    if (this.#runs.length === TOP_VALUES) this.least = (this.#runs.at(-1)?.rows ?? 0) + 1;
  }

  get all(): readonly Run[] {
    return this.#runs;
  }
}
