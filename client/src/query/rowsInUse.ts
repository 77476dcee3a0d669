import type { Disposable } from '@lakehouse/base';

/** Defers that rows are let go of while they are in use, as by an export whose tab was closed. */
export class RowsInUse {
  /** How many use the rows of a result. */
  readonly #uses = new Map<string, number>();
  /** Releases that wait for the last use to end. */
  readonly #waiting = new Map<string, () => void>();

  /** Rows of the result are in use until disposed. */
  use(resultId: string): Disposable {
    this.#uses.set(resultId, this.#countOf(resultId) + 1);
    let isOver = false;
    return {
      dispose: () => {
        if (!isOver) this.#end(resultId);
        isOver = true;
      },
    };
  }

  /** Lets go of the rows: now, or once nobody uses them. True when that is now. */
  release(resultId: string, release: () => void): boolean {
    const isNow = this.#countOf(resultId) === 0;
    if (isNow) release();
    else this.#waiting.set(resultId, release);
    return isNow;
  }

  #end(resultId: string): void {
    const left = this.#countOf(resultId) - 1;
    this.#uses.set(resultId, left);
    if (left > 0) return;
    this.#uses.delete(resultId);
    const release = this.#waiting.get(resultId);
    this.#waiting.delete(resultId);
    release?.();
  }

  #countOf(resultId: string): number {
    return this.#uses.get(resultId) ?? 0;
  }
}
