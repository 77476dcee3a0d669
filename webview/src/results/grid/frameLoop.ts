/** Tells listeners once a frame, however often something changed in between. */
export class FrameLoop {
  readonly #listeners = new Set<() => void>();
  #isAsked = false;

  /** Something changed: it is drawn in the next frame. */
  request(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      if (this.#isAsked) this.now();
    });
  }

  /**
   * Tells listeners at once: what they draw stands before the next key, which may be meant for it. A frame that was
   * asked for before has nothing left to do.
   */
  now(): void {
    this.#isAsked = false;
    for (const listener of this.#listeners) listener();
  }

  /** Calls back in every frame in which something changed, until what is given back is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
