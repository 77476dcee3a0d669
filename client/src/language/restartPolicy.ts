/** Crashes within the window after which the server is left alone. */
const CRASHES = 5;
const WINDOW_MS = 3 * 60_000;

/** Decides whether a server that died is started again: a few crashes are forgiven, a loop of them is not. */
export class RestartPolicy {
  readonly #now: () => number;
  #crashes: readonly number[] = [];

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Notes a crash; true when the server may be started again. */
  afterCrash(): boolean {
    const now = this.#now();
    this.#crashes = [...this.#crashes.filter(at => now - at < WINDOW_MS), now];
    return this.#crashes.length < CRASHES;
  }

  /** Forgets the crashes: the user asked for a new start. */
  reset(): void {
    this.#crashes = [];
  }
}
