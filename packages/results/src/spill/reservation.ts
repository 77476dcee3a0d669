import type { Disposable } from '@lakehouse/base';

/** Memory of the budget for something that cannot go to the disk, until it is given back. */
export class Reservation implements Disposable {
  readonly #change: (by: number) => void;
  #bytes = 0;

  /** @param change Is told by how many bytes more, or less, are taken. */
  constructor(change: (by: number) => void) {
    this.#change = change;
  }

  /** What a result without a budget gets. */
  static unbounded(): Reservation {
    return new Reservation(() => undefined);
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Takes so many bytes instead of those that were taken before. */
  resize(bytes: number): void {
    const by = bytes - this.#bytes;
    this.#bytes = bytes;
    this.#change(by);
  }

  /** Gives all of it back. */
  dispose(): void {
    this.resize(0);
  }
}
