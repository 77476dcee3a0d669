import assert from 'node:assert/strict';
import type { PartialAnswer, ResultColumn } from '@lakehouse/protocol';
import type { Failure } from '../../../packages/base/src/index';
import { WorkerResults } from '../../support/workerResults';

const NAME: ResultColumn = { name: 'name', type: 'VARCHAR', kind: 'text' };
const ROWS = 400_000;
const PER_CALL = 20_000;
const RESULT = { resultId: 'r' };

/** Texts in an order that takes some time to sort, all of them different. */
function nameOf(row: number): string {
  return `customer ${(row * 7919) % 1_000_003}`;
}

describe('long work in the query worker', () => {
  let results: WorkerResults;

  before(async () => {
    results = new WorkerResults();
    await results.worker.call('query/open', { ...RESULT, columns: [NAME] });
    for (let at = 0; at < ROWS; at += PER_CALL) {
      const rows = Array.from({ length: PER_CALL }, (_, i) => [nameOf(at + i)]);
      await results.worker.call('query/append', { ...RESULT, rows });
    }
  });
  after(() => results.dispose());

  function stopped(work: Promise<unknown>): Promise<void> {
    return assert.rejects(work, (failure: Failure) => failure.code === 'query.cancelled');
  }

  it('is stopped while it goes on: the asker is told, and the rows stand as they did', async () => {
    const sorting = results.rows.operate('arrange', {
      ...RESULT,
      sort: [{ column: 0, descending: false }],
      filters: [],
    });
    await results.rows.operate('stop', { ...RESULT, operation: 'arrange' });
    await stopped(sorting);
    assert.deepEqual(await results.cells('r', 0, 2), [[nameOf(0)], [nameOf(1)]]);
  });

  it('is stopped alone, each kind for itself', async () => {
    const profile = results.rows.operate('profile', { ...RESULT, column: 0 });
    const key = results.rows.operate('profile', { ...RESULT, column: 0, purpose: 'key' });
    const stop = results.rows.operate('stop', { ...RESULT, operation: 'profile.pane' });
    await Promise.all([stopped(profile), stop]);
    assert.equal((await key).distinct.isEstimate, true);
  });

  it('may be asked to stop when there is none', async () => {
    assert.deepEqual(await results.rows.operate('stop', { ...RESULT, operation: 'find' }), {});
  });

  it('is told bit by bit to who asked for it, and to nobody else', async () => {
    const told: PartialAnswer[] = [];
    const listening = results.rows.onPartialAnswer(partial => told.push(partial));
    const whole = await results.rows.operate('profile', { ...RESULT, column: 0, token: 7 });
    await results.rows.operate('profile', { ...RESULT, column: 0, purpose: 'header' });
    listening.dispose();
    const [first] = told;
    assert.ok(first?.operation === 'profile' && told.every(({ token }) => token === 7));
    assert.equal(first.resultId, 'r');
    assert.ok(first.rows < ROWS, String(first.rows));
    assert.deepEqual([first.of, first.profile.rows, whole.rows], [ROWS, first.rows, ROWS]);
  });

  it('tells a hit before all hits are counted', async () => {
    const told: PartialAnswer[] = [];
    const listening = results.rows.onPartialAnswer(partial => told.push(partial));
    const request = { text: 'customer', caseSensitive: true, columns: [0], from: { row: 5, column: 0 } };
    const found = await results.rows.operate('find', { ...RESULT, ...request, backwards: false, token: 8 });
    listening.dispose();
    const [first] = told;
    assert.ok(first?.operation === 'find');
    assert.deepEqual(first.found.place, { row: 5, column: 0 });
    assert.ok(first.found.hits < ROWS);
    assert.deepEqual(found, { place: { row: 5, column: 0 }, ordinal: 6, total: ROWS });
  });
});
