/** What is known of an answer before all rows have been looked at. */
export interface PartialAnswer<T> {
  /** Rows that have been looked at, and how many there are to look at. */
  readonly rows: number;
  readonly of: number;
  readonly soFar: T;
}

/** Is told partial answers, each a whole snapshot. */
export type Report<T> = (partial: PartialAnswer<T>) => void;

/** Milliseconds between two partial answers: nobody reads faster. */
const INTERVAL_MS = 100;

/** So much longer than it took to make a partial answer, nothing is spent on the next one. */
const REST = 9;

/**
 * Spaces out partial answers: the first is due at once, later ones so that they come some ten times a second at most,
 * and that making them takes a tenth of the time at most.
 */
export class PartialAnswers<T> {
  readonly #of: number;
  readonly #report: Report<T> | undefined;
  #next = 0;

  /** @param of How many rows there are to look at. @param report Absent when nobody wants any. */
  constructor(of: number, report: Report<T> | undefined) {
    this.#of = of;
    this.#report = report;
  }

  get isDue(): boolean {
    return this.#report !== undefined && performance.now() >= this.#next;
  }

  /** Something new is known that must not wait. */
  hurry(): void {
    this.#next = 0;
  }

  /** @param since When the making of it began, as `performance.now()` tells it. */
  tell(rows: number, soFar: T, since: number): void {
    this.#report?.({ rows, of: this.#of, soFar });
    const now = performance.now();
    this.#next = now + Math.max(INTERVAL_MS, REST * (now - since));
  }
}
