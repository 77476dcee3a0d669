import assert from 'node:assert/strict';
import type { Arrangement } from '@lakehouse/protocol';
import { AS_IT_CAME, withTest } from './arrangement';
import { Arranger, type ArrangerHost } from './arranger';

/** A host that answers each wish when the test says so. */
class SlowHost {
  readonly asked: { readonly wish: Arrangement; readonly answer: (rows: number | Error) => Promise<void> }[] = [];
  readonly applied: (number | undefined)[] = [];
  readonly arranger: Arranger;
  stopped = 0;

  constructor(kept?: Arrangement) {
    this.arranger = new Arranger(this.#host(), kept);
  }

  #host(): ArrangerHost {
    return {
      ask: wish =>
        new Promise((resolve, reject) => {
          const answer = async (rows: number | Error): Promise<void> => {
            if (typeof rows === 'number') resolve({ rows });
            else reject(rows);
            await new Promise(setImmediate);
          };
          this.asked.push({ wish, answer });
        }),
      applied: rows => this.applied.push(rows),
      stop: () => this.stopped++,
      changed: () => undefined,
    };
  }
}

const SORTED: Arrangement = { sort: [{ column: 1, descending: false }], filters: [] };
const FILTERED = withTest(SORTED, 2, { kind: 'equal', text: 'x' });

describe('an arrangement', () => {
  it('is shown once it was computed, and the newest wish alone', async () => {
    const host = new SlowHost();
    host.arranger.want(SORTED, undefined);
    host.arranger.want(FILTERED, 2);
    await host.asked[0]?.answer(100);
    assert.deepEqual([host.applied, host.arranger.isBusy], [[], true]);
    await host.asked[1]?.answer(7);
    assert.deepEqual([host.applied, host.arranger.isBusy, host.arranger.rows], [[7], false, 7]);
  });

  it('stays as it was when another is refused, which is told of its column', async () => {
    const host = new SlowHost();
    host.arranger.want(SORTED, undefined);
    await host.asked[0]?.answer(100);
    host.arranger.want(FILTERED, 2);
    await host.asked[1]?.answer(new Error('x is no number.'));
    assert.deepEqual(host.arranger.failure, { message: 'x is no number.', column: 2 });
    assert.deepEqual(host.arranger.wanted, SORTED);
    assert.deepEqual(host.applied, [100]);
  });

  it('symptom: rows were in an order that was kept while the panel, made anew, said that they are in none', async () => {
    const host = new SlowHost(SORTED);
    host.arranger.cancel();
    await host.asked[0]?.answer(new Error('stopped'));
    assert.deepEqual([host.arranger.shown, host.arranger.failure], [AS_IT_CAME, undefined]);
    assert.deepEqual(host.asked[1]?.wish, AS_IT_CAME);
  });

  it('was another than the panel said when one came true just before the next was refused', async () => {
    const host = new SlowHost();
    host.arranger.want(SORTED, undefined);
    host.arranger.want(FILTERED, 2);
    await host.asked[0]?.answer(100);
    await host.asked[1]?.answer(new Error('x is no number.'));
    assert.deepEqual(host.asked[2]?.wish, AS_IT_CAME);
  });

  it('is ended by the user, which is no failure, and what is shown stays', async () => {
    const host = new SlowHost();
    host.arranger.want(SORTED, undefined);
    host.arranger.cancel();
    assert.equal(host.stopped, 1);
    await host.asked[0]?.answer(new Error('The query was cancelled.'));
    assert.deepEqual([host.applied, host.arranger.isBusy, host.arranger.failure], [[], false, undefined]);
    assert.deepEqual([host.arranger.wanted, host.asked.length], [AS_IT_CAME, 1]);
  });

  it('is shown all the same when it had come true before the end reached it', async () => {
    const host = new SlowHost();
    host.arranger.want(SORTED, undefined);
    host.arranger.cancel();
    await host.asked[0]?.answer(100);
    assert.deepEqual([host.applied, host.arranger.wanted], [[100], SORTED]);
  });

  it('is asked for again when the query has ended and rows had come since', async () => {
    const host = new SlowHost();
    host.arranger.queryEnded();
    assert.equal(host.asked.length, 0);
    host.arranger.want(SORTED, undefined);
    await host.asked[0]?.answer(10);
    host.arranger.queryEnded();
    assert.equal(host.asked.length, 1);
    host.arranger.rowsCame();
    host.arranger.queryEnded();
    assert.deepEqual(host.asked[1]?.wish, SORTED);
  });
});
