/** Messages that are kept; a server that wants a login says so before it has taken more. */
const MAX_KEPT = 8;

/**
 * Messages to send that can be sent anew from the first on, as long as only a few have gone out.
 *
 * Afterwards nothing is kept, so that memory stays bounded, and `canRestart` is false.
 */
export class Replay<T> {
  readonly #source: AsyncIterator<T>;
  readonly #kept: T[] = [];
  #isKeeping = true;
  #isDone = false;
  #fetching: Promise<void> | undefined;

  constructor(source: AsyncIterable<T>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  get canRestart(): boolean {
    return this.#isKeeping;
  }

  /** The messages from the first on; one that was opened before must no longer be read. */
  async *open(): AsyncGenerator<T, void, undefined> {
    let at = 0;
    for (;;) {
      for (let item = this.#kept[at]; item !== undefined; item = this.#kept[at]) {
        if (this.#isKeeping) at++;
        else this.#kept.shift();
        yield item;
      }
      if (this.#isDone) return;
      if (at >= MAX_KEPT) {
        this.#isKeeping = false;
        this.#kept.splice(0, at);
        at = 0;
      }
      await (this.#fetching ??= this.#fetch());
    }
  }

  /** Leaves the source. One that is just making its next message is told, but not waited for: it may never come. */
  async close(): Promise<void> {
    this.#isDone = true;
    const left = Promise.resolve(this.#source.return?.());
    if (this.#fetching === undefined) await left;
    else left.catch(() => undefined);
  }

  async #fetch(): Promise<void> {
    const result = await this.#source.next();
    if (result.done === true) this.#isDone = true;
    else this.#kept.push(result.value);
    this.#fetching = undefined;
  }
}
