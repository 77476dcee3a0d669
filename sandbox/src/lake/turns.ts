/** Lets one task work at a time, in the order they came: DuckDB refuses two changes of its catalogue that meet. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  async take<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
