/** Milliseconds between two reports: more often nobody sees. */
const INTERVAL_MS = 50;

/** Spaces out the reports of a query: the first at once, then at most twenty a second, and the last without fail. */
export class ProgressReports {
  readonly #report: () => void;
  #timer: NodeJS.Timeout | undefined;
  #next = 0;

  constructor(report: () => void) {
    this.#report = report;
  }

  /** There is something to tell: now, or as soon as the interval is over. */
  soon(): void {
    const wait = this.#next - performance.now();
    if (wait <= 0) this.#tell();
    else this.#timer ??= setTimeout(() => this.#tell(), wait);
  }

  /** Tells at once; there is nothing to come. */
  last(): void {
    this.#tell();
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = performance.now() + INTERVAL_MS;
    this.#report();
  }
}
