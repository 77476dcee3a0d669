/** How the items of several streams are put into one. */
export interface MergeTerms {
  /** All of the first stream before any of the second; otherwise as they come. */
  readonly ordered: boolean;
  /** How many streams are open at a time, at least one. */
  readonly parallel: number;
  /** Called before the streams are left, whyever: must end the ones that wait, else leaving waits for them. */
  readonly onLeave: () => void;
}

interface Active<T> {
  readonly items: AsyncGenerator<T>;
  next: Promise<Event<T>>;
}

type Event<T> =
  | { readonly kind: 'opened'; readonly items: AsyncGenerator<T> }
  | { readonly kind: 'noMore' }
  | { readonly kind: 'item'; readonly of: Active<T>; readonly result: IteratorResult<T, unknown> };

/**
 * The items of several streams as one stream.
 *
 * Of each open stream at most one item is held here, so memory is bounded by `parallel`. Streams that are not read yet
 * are not begun. Leaving the loop leaves every stream that was begun; the first failure of any ends all of them.
 */
export async function* mergeStreams<T>(
  streams: AsyncGenerator<AsyncGenerator<T>>,
  terms: MergeTerms,
): AsyncGenerator<T, void, undefined> {
  const merge = new Merge(streams, terms);
  try {
    for (let item = await merge.next(); item !== undefined; item = await merge.next()) yield item.value;
  } finally {
    terms.onLeave();
    await merge.leave();
  }
}

class Merge<T> {
  readonly #streams: AsyncGenerator<AsyncGenerator<T>>;
  readonly #terms: MergeTerms;
  #active: Active<T>[] = [];
  #opening: Promise<Event<T>> | undefined;
  #hasMore = true;
  /** Whose item was given last: its next one is fetched when the reader wants more. */
  #paused: Active<T> | undefined;

  constructor(streams: AsyncGenerator<AsyncGenerator<T>>, terms: MergeTerms) {
    this.#streams = streams;
    this.#terms = terms;
  }

  /** `undefined` at the end of all streams. */
  async next(): Promise<{ readonly value: T } | undefined> {
    if (this.#paused !== undefined) this.#paused.next = this.#fetch(this.#paused);
    this.#paused = undefined;
    for (;;) {
      this.#openMore();
      const waited = this.#waited();
      if (waited.length === 0) return undefined;
      const value = this.#take(await Promise.race(waited));
      if (value !== undefined) return value;
    }
  }

  async leave(): Promise<void> {
    await Promise.all([...this.#active.map(({ items }) => items.return(undefined)), this.#streams.return(undefined)]);
  }

  #waited(): readonly Promise<Event<T>>[] {
    const streams = this.#terms.ordered ? this.#active.slice(0, 1) : this.#active;
    return [...streams.map(({ next }) => next), ...(this.#opening === undefined ? [] : [this.#opening])];
  }

  #openMore(): void {
    if (!this.#hasMore || this.#opening !== undefined || this.#active.length >= this.#terms.parallel) return;
    this.#opening = quietly(
      this.#streams
        .next()
        .then(({ done, value }) => (done === true ? { kind: 'noMore' } : { kind: 'opened', items: value })),
    );
  }

  #take(event: Event<T>): { readonly value: T } | undefined {
    switch (event.kind) {
      case 'noMore':
        this.#opening = undefined;
        this.#hasMore = false;
        return undefined;
      case 'opened':
        this.#opening = undefined;
        this.#begin(event.items);
        return undefined;
      case 'item':
        // Whoever has just given waits behind the others, so that none of them is starved.
        if (!this.#terms.ordered || event.result.done === true)
          this.#active = this.#active.filter(each => each !== event.of);
        if (event.result.done === true) return undefined;
        if (!this.#terms.ordered) this.#active.push(event.of);
        this.#paused = event.of;
        return { value: event.result.value };
    }
  }

  #begin(items: AsyncGenerator<T>): void {
    const active: Active<T> = { items, next: Promise.resolve({ kind: 'noMore' }) };
    active.next = this.#fetch(active);
    this.#active.push(active);
  }

  #fetch(of: Active<T>): Promise<Event<T>> {
    return quietly(of.items.next().then(result => ({ kind: 'item', of, result })));
  }
}

/** A failure is told where the promise is awaited, which may be later or, after another failure, never. */
function quietly<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
