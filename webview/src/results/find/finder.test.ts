import assert from 'node:assert/strict';
import type { FindRequest, Found, PartialFound } from '@lakehouse/protocol';
import type { CellPlace } from '../selection/selection';
import { beside, Finder } from './finder';

type Heard = (found: PartialFound, share: number) => void;

/** A host whose answers the test gives, and a finder that is open. */
class SlowHost {
  readonly asked: FindRequest[] = [];
  readonly gone: CellPlace[] = [];
  stopped = 0;
  readonly #answers: { readonly heard: Heard; readonly settle: (found: Found | Error) => void }[] = [];
  readonly finder = new Finder({
    ask: (request, heard) =>
      new Promise((resolve, reject) => {
        this.asked.push(request);
        this.#answers.push({
          heard,
          settle: found => (found instanceof Error ? reject(found) : resolve(found)),
        });
      }),
    stop: () => this.stopped++,
    columns: () => [4, 2],
    extent: () => ({ rows: 10, columns: 2 }),
    active: () => this.gone.at(-1),
    go: place => this.gone.push(place),
    changed: () => undefined,
  });

  constructor() {
    this.finder.open();
  }

  /** Tells what is known before the answer to a request. */
  tell(request: number, found: PartialFound, share = 0.5): void {
    this.#answers[request]?.heard(found, share);
  }

  async answer(request: number, found: Found | Error): Promise<void> {
    this.#answers[request]?.settle(found);
    await new Promise(setImmediate);
  }
}

describe('find', () => {
  it('goes to the first hit, and on from there', async () => {
    const host = new SlowHost();
    host.finder.look('ada', false);
    await host.answer(0, { place: { row: 3, column: 2 }, ordinal: 1, total: 2 });
    host.finder.next(false);
    await host.answer(1, { place: { row: 7, column: 4 }, ordinal: 2, total: 2 });
    const from = host.asked.map(request => request.from);
    assert.deepEqual(from, [
      { row: 0, column: 0 },
      { row: 4, column: 0 },
    ]);
    assert.deepEqual(host.gone, [
      { row: 3, column: 1 },
      { row: 7, column: 0 },
    ]);
    assert.deepEqual(host.finder.hits, { isThere: true, ordinal: 2, count: 2, isCounted: true });
  });

  it('goes to the hit as soon as it is known, once, and counts on', async () => {
    const host = new SlowHost();
    host.finder.look('ada', false);
    host.tell(0, { hits: 0 });
    assert.deepEqual(host.finder.hits, { isThere: undefined, ordinal: undefined, count: 0, isCounted: false });
    host.tell(0, { hits: 1, place: { row: 3, column: 2 }, ordinal: 1 });
    host.tell(0, { hits: 2, place: { row: 3, column: 2 }, ordinal: 1 });
    assert.deepEqual(host.gone, [{ row: 3, column: 1 }]);
    assert.deepEqual(host.finder.hits, { isThere: true, ordinal: 1, count: 2, isCounted: false });
    assert.equal(host.finder.isBusy, true);
    await host.answer(0, { place: { row: 3, column: 2 }, ordinal: 1, total: 3 });
    assert.deepEqual(host.finder.hits, { isThere: true, ordinal: 1, count: 3, isCounted: true });
    assert.equal(host.gone.length, 1);
  });

  it('goes on as often as it was asked to while it was still looking for the first hit', async () => {
    const host = new SlowHost();
    host.finder.look('ada', false);
    host.finder.next(false);
    host.finder.next(false);
    assert.equal(host.asked.length, 1);
    await host.answer(0, { place: { row: 1, column: 4 }, ordinal: 1, total: 3 });
    host.tell(1, { hits: 2, place: { row: 2, column: 4 }, ordinal: 2 });
    await host.answer(2, { place: { row: 5, column: 4 }, ordinal: 3, total: 3 });
    assert.deepEqual(
      host.gone.map(({ row }) => row),
      [1, 2, 5],
    );
    assert.equal(host.asked.length, 3);
  });

  it('keeps the count of all hits while the next of them is looked for', async () => {
    const host = new SlowHost();
    host.finder.look('ada', false);
    await host.answer(0, { place: { row: 1, column: 4 }, ordinal: 1, total: 3 });
    host.finder.next(false);
    host.tell(1, { hits: 0 });
    assert.deepEqual(host.finder.hits, { isThere: true, ordinal: 1, count: 3, isCounted: true });
  });

  it('counts again where the rows are others, and leaves the focus where it is', async () => {
    const host = new SlowHost();
    host.finder.look('ada', false);
    await host.answer(0, { place: { row: 1, column: 4 }, ordinal: 1, total: 3 });
    host.finder.recount();
    host.tell(1, { hits: 1, place: { row: 0, column: 4 }, ordinal: 1 });
    await host.answer(1, { place: { row: 0, column: 4 }, ordinal: 1, total: 2 });
    assert.deepEqual(host.finder.hits, { isThere: true, ordinal: undefined, count: 2, isCounted: true });
    assert.equal(host.gone.length, 1);
    host.finder.close();
    host.finder.recount();
    assert.equal(host.asked.length, 2);
  });

  it('hears only the newest answer, and none when it was closed', async () => {
    const host = new SlowHost();
    host.finder.look('a', false);
    host.finder.look('ad', false);
    await host.answer(0, { place: { row: 1, column: 4 } });
    assert.deepEqual(host.gone, []);
    host.finder.close();
    await host.answer(1, { place: { row: 2, column: 4 } });
    assert.deepEqual([host.gone, host.stopped], [[], 1]);
  });

  it('is ended by the user, and what was found stays', async () => {
    const host = new SlowHost();
    host.finder.look('a', false);
    host.tell(0, { hits: 1, place: { row: 3, column: 2 }, ordinal: 1 });
    host.finder.stop();
    await host.answer(0, new Error('The query was cancelled.'));
    assert.deepEqual(host.finder.hits, { isThere: true, ordinal: 1, count: 1, isCounted: false });
    assert.deepEqual([host.stopped, host.finder.isBusy, host.finder.failure], [1, false, undefined]);
  });

  it('says why it cannot, until it can again', async () => {
    const host = new SlowHost();
    host.finder.look('a', false);
    await host.answer(0, new Error('The disk is full.'));
    assert.equal(host.finder.failure, 'The disk is full.');
    host.finder.next(false);
    await host.answer(1, { total: 0 });
    assert.deepEqual([host.finder.failure, host.finder.hits.isThere], [undefined, false]);
  });

  it('marks cells in either case, unless asked', () => {
    const { finder } = new SlowHost();
    finder.look('Love', false);
    assert.deepEqual([finder.isMatch('beLOVEd'), finder.isMatch('live'), finder.isMatch(null)], [true, false, false]);
    finder.look('Love', true);
    assert.equal(finder.isMatch('beLOVEd'), false);
  });

  it('goes round at either end', () => {
    const extent = { rows: 3, columns: 2 };
    assert.deepEqual(beside({ row: 2, column: 1 }, extent, false), { row: 0, column: 0 });
    assert.deepEqual(beside({ row: 0, column: 0 }, extent, true), { row: 2, column: 1 });
    assert.deepEqual(beside({ row: 0, column: 1 }, extent, false), { row: 1, column: 0 });
  });
});
