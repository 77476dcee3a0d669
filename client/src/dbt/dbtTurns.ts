/** Lets one run of a project go after the other: two at once would write over each other's files below `target`. */
export class DbtTurns {
  readonly #last = new Map<string, Promise<void>>();

  /** Whether a run of the project is under way, so that another one would wait. */
  isTaken(projectRoot: string): boolean {
    return this.#last.has(projectRoot);
  }

  /**
   * Does the work once those that were asked for before are done, and gives what it gives.
   *
   * Work that is given up while it waits is for itself to notice: its turn comes all the same.
   */
  async take<T>(projectRoot: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(projectRoot);
    const done = (async () => {
      await before;
      return work();
    })();
    // Whoever asked hears of a failure; the next one goes on.
    const turn = done.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(projectRoot, turn);
    try {
      return await done;
    } finally {
      if (this.#last.get(projectRoot) === turn) this.#last.delete(projectRoot);
    }
  }
}
