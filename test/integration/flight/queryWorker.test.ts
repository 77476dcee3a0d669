import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FlightEndpoint, QueryProgress, StartQuery } from '@lakehouse/protocol';
import { QueryWorker } from '../../../client/src/query/queryWorker';
import { Failure, Logger } from '../../../packages/base/src/index';
import { PyarrowServer } from '../../support/pyarrowServer';

const SCRIPT = resolve('dist/query/worker.js');
/** A call that the worker's thread has no answer to, and dies of as it would of a bug. */
const UNKNOWN = 'query/unknown' as 'query/cancel';

describe('the query worker', () => {
  let server: PyarrowServer;
  let worker: QueryWorker;
  let reports: QueryProgress[];
  let waiting: (() => void)[];

  before(async () => {
    server = await PyarrowServer.start();
  });
  after(() => server.stop());
  beforeEach(() => {
    reports = [];
    waiting = [];
    worker = new QueryWorker({
      script: SCRIPT,
      start: () => ({ memoryBudget: 256e6, spillFolder: join(tmpdir(), 'lakehouse-results') }),
      log: new Logger(() => undefined),
    });
    worker.onProgress(progress => {
      reports.push(progress);
      for (const wake of waiting.splice(0)) wake();
    });
  });
  afterEach(() => worker.dispose());

  const endpoint = (password = 'password123'): FlightEndpoint => ({
    host: '127.0.0.1',
    port: server.port,
    credentials: { kind: 'password', user: 'admin', password },
  });
  const start = (sql: string, more: Partial<StartQuery> = {}): Promise<unknown> =>
    worker.call('query/start', { resultId: 'r', endpoint: endpoint(), sql, ...more });
  const rows = (rowStart: number, rowCount: number) =>
    worker.call('query/window', { resultId: 'r', rowStart, rowCount, columnStart: 0, columnCount: 10 });

  /** The first report that is as wanted, from those that have come and those to come. */
  async function reported(wanted: (progress: QueryProgress) => boolean): Promise<QueryProgress> {
    for (;;) {
      const found = reports.find(wanted);
      if (found !== undefined) return found;
      await new Promise<void>(resolve => waiting.push(resolve));
    }
  }
  const ended = (): Promise<QueryProgress> => reported(({ state }) => state !== 'running');

  it('tests a connection', async () => {
    const { elapsedMs } = await worker.call('query/test', { endpoint: endpoint() });
    assert.ok(elapsedMs >= 0);
  });

  it('says why a connection does not work', async () => {
    await assert.rejects(worker.call('query/test', { endpoint: endpoint('wrong') }), error => {
      assert.ok(error instanceof Failure);
      assert.equal(error.code, 'auth.rejected');
      return true;
    });
  });

  it('reads a result to its last row', async () => {
    await start('numbers 1000000');
    const { state, rows: count, columns, truncated } = await ended();
    assert.deepEqual({ state, count, truncated }, { state: 'done', count: 1_000_000, truncated: false });
    assert.deepEqual(columns, [
      { name: 'n', type: 'BIGINT', kind: 'number' },
      { name: 'text', type: 'VARCHAR', kind: 'text' },
    ]);
    assert.deepEqual((await rows(999_998, 50)).rows, [
      ['999998', '999998'],
      ['999999', '999999'],
    ]);
  });

  it('shows the last of a million rows of fifty columns', async () => {
    await start('wide 1000000 4096 50');
    const { state, rows: count, columns } = await ended();
    assert.deepEqual([state, count, columns.length], ['done', 1_000_000, 50]);
    const request = { resultId: 'r', rowStart: 999_999, rowCount: 1, columnStart: 48, columnCount: 2 };
    // The server gives the same batch of 4,096 rows over and over.
    const place = String(999_999 % 4096);
    assert.deepEqual((await worker.call('query/window', request)).rows, [[place, place]]);
  });

  it('shows rows while the server still holds the stream open', async () => {
    await start('held 3');
    const { state } = await reported(progress => progress.rows === 3);
    assert.equal(state, 'running');
    assert.deepEqual((await rows(0, 10)).rows, [['0'], ['1'], ['2']]);
  });

  it('cancels on both sides and keeps the rows that came', async () => {
    const { finished } = await server.counts();
    await start('endless');
    await reported(progress => progress.rows > 0);
    await worker.call('query/cancel', { resultId: 'r' });
    const last = await ended();
    assert.deepEqual([last.state, last.error], ['cancelled', undefined]);
    assert.equal((await rows(0, 1)).rows[0]?.[0], '0');
    await server.until(counts => counts.finished === finished + 1);
  });

  it('ends its queries at the server when it is disposed', async () => {
    const { finished } = await server.counts();
    await start('endless');
    await reported(progress => progress.rows > 0);
    worker.dispose();
    await server.until(counts => counts.finished === finished + 1);
    await assert.rejects(rows(0, 1), { code: 'connection.lost' });
  });

  it('stops at the row limit and says so', async () => {
    await start('numbers 100000', { rowLimit: 25_000 });
    const last = await ended();
    assert.deepEqual([last.state, last.rows, last.truncated], ['done', 25_000, true]);
  });

  it('does not call a result cut short that has as many rows as the limit', async () => {
    await start('numbers 20000', { rowLimit: 20_000 });
    const last = await ended();
    assert.deepEqual([last.state, last.rows, last.truncated], ['done', 20_000, false]);
  });

  it('tells a result without rows from one that has none yet', async () => {
    await start('empty');
    const last = await ended();
    assert.deepEqual([last.state, last.rows, last.columns.length], ['done', 0, 2]);
  });

  it('reports an error of the server in its own words, which tell the place in the SQL', async () => {
    await start('nonsense');
    const { error } = await ended();
    assert.equal(error?.code, 'query.rejected');
    assert.equal(error.message, 'Encountered "nonsense" at line 1, column 1');
  });

  it('knows nothing of a result that was let go of', async () => {
    await start('select 1');
    await ended();
    await worker.call('query/release', { resultId: 'r' });
    await assert.rejects(rows(0, 1), { code: 'connection.lost' });
  });

  it('starts again after a crash, having said what is lost', async () => {
    await start('held 3');
    await reported(progress => progress.rows === 3);
    await assert.rejects(worker.call(UNKNOWN, { resultId: 'r' }), { code: 'connection.lost' });
    const last = await ended();
    assert.deepEqual([last.state, last.error?.code], ['failed', 'connection.lost']);
    reports.length = 0;
    await start('select 7');
    await ended();
    assert.deepEqual((await rows(0, 1)).rows, [['7']]);
  });
});
