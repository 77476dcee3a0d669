import assert from 'node:assert/strict';
import { mergeStreams, type MergeTerms } from './mergeStreams';

/** Streams whose items come when the test says so. */
class Sources {
  readonly begun: number[] = [];
  readonly left: number[] = [];
  readonly #items: ((result: { readonly item?: string; readonly error?: Error }) => void)[][] = [];

  constructor(readonly count: number) {}

  // The streams are told of one by one, as those of a plan are.
  // eslint-disable-next-line @typescript-eslint/require-await
  async *streams(): AsyncGenerator<AsyncGenerator<string>> {
    for (let i = 0; i < this.count; i++) yield this.#stream(i);
  }

  terms(ordered: boolean, parallel: number): MergeTerms {
    return { ordered, parallel, onLeave: () => this.#end() };
  }

  /** What an abort does: whoever waits waits no more. */
  #end(): void {
    for (const ask of Object.values(this.#items).flatMap(waiting => waiting.splice(0))) ask({});
  }

  /** Gives the next item of a stream, `undefined` for its end; waits until the merge has asked for it. */
  async give(stream: number, item: string | undefined): Promise<void> {
    (await this.#asked(stream))(item === undefined ? {} : { item });
  }

  async fail(stream: number, error: Error): Promise<void> {
    (await this.#asked(stream))({ error });
  }

  async #asked(stream: number): Promise<(result: { readonly item?: string; readonly error?: Error }) => void> {
    for (;;) {
      const ask = this.#items[stream]?.shift();
      if (ask !== undefined) return ask;
      await new Promise(done => setImmediate(done));
    }
  }

  async *#stream(index: number): AsyncGenerator<string> {
    this.begun.push(index);
    try {
      for (;;) {
        const result = await new Promise<{ readonly item?: string; readonly error?: Error }>(resolve =>
          (this.#items[index] ??= []).push(resolve),
        );
        if (result.error !== undefined) throw result.error;
        if (result.item === undefined) return;
        yield result.item;
      }
    } finally {
      this.left.push(index);
    }
  }
}

describe('streams put into one', () => {
  it('come in order where that matters, whoever is faster', async () => {
    const sources = new Sources(2);
    const merged = mergeStreams(sources.streams(), sources.terms(true, 2));
    const first = merged.next();
    await sources.give(1, 'b');
    await sources.give(0, 'a');
    assert.equal((await first).value, 'a');
    const second = merged.next();
    await sources.give(0, undefined);
    assert.equal((await second).value, 'b');
    const end = merged.next();
    await sources.give(1, undefined);
    assert.equal((await end).done, true);
  });

  it('come as they are ready otherwise', async () => {
    const sources = new Sources(2);
    const merged = mergeStreams(sources.streams(), sources.terms(false, 2));
    const first = merged.next();
    await sources.give(1, 'b');
    assert.equal((await first).value, 'b');
    const second = merged.next();
    await sources.give(0, 'a');
    assert.equal((await second).value, 'a');
    await sources.give(1, undefined);
    const end = merged.next();
    await sources.give(0, undefined);
    assert.equal((await end).done, true);
  });

  it('are begun only as many at a time as asked', async () => {
    const sources = new Sources(3);
    const merged = mergeStreams(sources.streams(), sources.terms(false, 2));
    const first = merged.next();
    await sources.give(0, 'a');
    await first;
    const second = merged.next();
    await sources.give(1, 'b');
    await second;
    assert.deepEqual(sources.begun, [0, 1]);
    const third = merged.next();
    await sources.give(0, undefined);
    await sources.give(2, 'c');
    assert.deepEqual([(await third).value, sources.begun], ['c', [0, 1, 2]]);
  });

  it('are all left when one fails', async () => {
    const sources = new Sources(2);
    const merged = mergeStreams(sources.streams(), sources.terms(false, 2));
    const first = merged.next();
    await sources.give(0, 'a');
    await first;
    const second = merged.next();
    await sources.fail(1, new Error('gone'));
    await assert.rejects(second, /gone/);
    assert.deepEqual([...sources.left].sort(), [0, 1]);
  });

  it('may be none', async () => {
    const sources = new Sources(0);
    const merged = mergeStreams(sources.streams(), sources.terms(true, 4));
    assert.equal((await merged.next()).done, true);
  });
});
