import assert from 'node:assert/strict';
import { Replay } from './replay';

/** Counts up, and tells how far it was read and whether it was left. */
class Counter implements AsyncIterable<number> {
  given = 0;
  isLeft = false;

  constructor(readonly end: number) {}

  // eslint-disable-next-line @typescript-eslint/require-await
  async *[Symbol.asyncIterator](): AsyncGenerator<number> {
    try {
      while (this.given < this.end) yield this.given++;
    } finally {
      this.isLeft = true;
    }
  }
}

async function take(items: AsyncGenerator<number>, count: number): Promise<readonly number[]> {
  const taken: number[] = [];
  while (taken.length < count) {
    const next = await items.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

describe('messages to send', () => {
  it('begin anew as long as few have gone out', async () => {
    const replay = new Replay(new Counter(5));
    assert.deepEqual(await take(replay.open(), 3), [0, 1, 2]);
    assert.ok(replay.canRestart);
    assert.deepEqual(await take(replay.open(), 10), [0, 1, 2, 3, 4]);
  });

  it('lose none that was just being fetched', async () => {
    const replay = new Replay(new Counter(3));
    const first = replay.open();
    await first.next();
    void first.next();
    assert.deepEqual(await take(replay.open(), 10), [0, 1, 2]);
  });

  it('do not begin anew once many have gone out, and are not kept', async () => {
    const replay = new Replay(new Counter(100));
    const all = await take(replay.open(), 1000);
    assert.deepEqual([all.length, all[99], replay.canRestart], [100, 99, false]);
  });

  it('are left with the call', async () => {
    const counter = new Counter(100);
    const replay = new Replay(counter);
    await take(replay.open(), 2);
    await replay.close();
    assert.ok(counter.isLeft);
  });

  it('that are never made do not keep the call from ending', async () => {
    const never: AsyncGenerator<number> = (async function* () {
      yield await new Promise<number>(() => undefined);
    })();
    const replay = new Replay(never);
    void replay.open().next();
    await replay.close();
  });
});
