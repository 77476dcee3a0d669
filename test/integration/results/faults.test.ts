import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../../packages/base/src/index';
import { PyarrowServer } from '../../support/pyarrowServer';
import { SandboxProcess } from '../../support/sandbox';
import { writeWideTable } from '../../support/wideTable';
import { sandboxEndpoint, WorkerResults } from '../../support/workerResults';

const ROWS = 300_000;
const WIDE = 'select * from bronze.wide';
/** Rows without an end that is worth waiting for. */
const ENDLESS = 'select a.*, b.id as other from bronze.wide a cross join bronze.wide b';
/** So little memory that a result goes to the disk. */
const LITTLE = 4e6;
const NEVER = new AbortController().signal;
/** A call that the worker's thread has no answer to, and dies of as it would of a bug. */
const UNKNOWN = 'query/unknown' as 'query/cancel';

describe('when something goes wrong with a result', () => {
  let lake: string;
  let sandbox: SandboxProcess;
  let results: WorkerResults;

  before(async () => {
    lake = mkdtempSync(join(tmpdir(), 'lakehouse-faults-'));
    await writeWideTable(lake, ROWS);
    sandbox = await SandboxProcess.start({ data: lake });
  });
  after(async () => {
    await sandbox.stop();
    rmSync(lake, { recursive: true, force: true });
  });
  beforeEach(() => (results = new WorkerResults(LITTLE)));
  afterEach(() => results.dispose());

  /** The rows that came are there, sorted too, in memory and on the disk. */
  async function checkReadable(rows: number): Promise<void> {
    const [first] = await results.cells('r', 0, 1);
    const [last] = await results.cells('r', rows - 1, 1);
    assert.equal(first?.length, last?.length);
    const sort = [{ column: 0, descending: true }];
    assert.deepEqual(await results.rows.operate('arrange', { resultId: 'r', sort, filters: [] }), { rows });
    assert.equal((await results.cells('r', rows - 1, 1)).length, 1);
  }

  async function checkNothingLeft(): Promise<void> {
    await results.worker.call('query/release', { resultId: 'r' });
    assert.deepEqual(results.spilled(), []);
  }

  it('keeps what came before the server was killed, says so, and leaves no file', async () => {
    await results.start('r', sandboxEndpoint(sandbox.flight), ENDLESS);
    await results.reported('r', ({ rows }) => rows > ROWS);
    assert.ok(results.spilled().length > 0, 'the rows went to the disk');
    await sandbox.kill();
    const ended = await results.ended('r');
    assert.deepEqual([ended.state, ended.error?.code], ['failed', 'connection.lost']);
    await checkReadable(ended.rows);
    await checkNothingLeft();
    sandbox = await SandboxProcess.start({ data: lake, flightPort: sandbox.flight });
  });

  it('logs in again when the login is not known any more', async () => {
    await results.start('r', sandboxEndpoint(sandbox.flight), 'select 1');
    await results.ended('r');
    // A new process knows neither the token nor the session of before.
    await sandbox.stop();
    sandbox = await SandboxProcess.start({ data: lake, flightPort: sandbox.flight });
    await results.start('r2', sandboxEndpoint(sandbox.flight), WIDE);
    const ended = await results.ended('r2');
    assert.deepEqual([ended.state, ended.rows, ended.error], ['done', ROWS, undefined]);
  });

  it('renews a token that expires between queries', async () => {
    const server = await PyarrowServer.start();
    const client = server.client();
    try {
      for (const resultId of ['r', 'r2']) {
        await results.start(resultId, sandboxEndpoint(server.port), 'numbers 10');
        assert.equal((await results.ended(resultId)).state, 'done');
        await client.action('expire');
      }
    } finally {
      client.close();
      await server.stop();
    }
  });

  it('sends nothing to a server whose certificate it does not trust, and says what to set', async () => {
    const certificates = ['server.pem', 'server.key'].map(name => join('test/support/certificates', name));
    const server = await PyarrowServer.start('--tls', ...certificates);
    try {
      await results.start('r', { ...sandboxEndpoint(server.port), tls: { insecure: false } }, 'numbers 10');
      const { state, error } = await results.ended('r');
      assert.deepEqual([state, error?.code], ['failed', 'connection.untrusted']);
      const ca = readFileSync('test/support/certificates/authority.pem', 'utf8');
      await results.start(
        'r2',
        { ...sandboxEndpoint(server.port), host: 'localhost', tls: { insecure: false, ca } },
        'numbers 10',
      );
      assert.equal((await results.ended('r2')).state, 'done');
    } finally {
      await server.stop();
    }
  });

  it('says that a login is wrong, once, and what was read before stays', async () => {
    await results.start('r', sandboxEndpoint(sandbox.flight), WIDE);
    await results.ended('r');
    await results.start('r2', sandboxEndpoint(sandbox.flight, 'wrong'), WIDE);
    assert.equal((await results.ended('r2')).error?.code, 'auth.rejected');
    await checkReadable(ROWS);
  });

  it('stops reading when rows can be kept nowhere, and those that came stay readable', async () => {
    const file = join(results.spill, 'file');
    writeFileSync(file, '');
    const noPlace = new WorkerResults(LITTLE, join(file, 'below'));
    try {
      await noPlace.start('r', sandboxEndpoint(sandbox.flight), ENDLESS);
      const ended = await noPlace.ended('r');
      assert.equal(ended.state, 'failed');
      assert.match(ended.error?.code ?? '', /^storage\./);
      assert.ok(ended.rows > 0);
      assert.equal((await noPlace.cells('r', ended.rows - 1, 1)).length, 1);
    } finally {
      noPlace.dispose();
    }
  });

  it('leaves the file that was there, and no other, when an export is cancelled or cannot be written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lakehouse-export-'));
    const path = join(folder, 'rows.csv');
    writeFileSync(path, 'old');
    await results.start('r', sandboxEndpoint(sandbox.flight), WIDE);
    await results.ended('r');
    const stop = new AbortController();
    const columns = Array.from({ length: 20 }, (_, column) => column);
    const request = { resultId: 'r', format: 'csv', columns } as const;
    try {
      const cancelled = results.rows.export({ ...request, path }, () => stop.abort(), stop.signal);
      await assert.rejects(cancelled, (error: Failure) => error.code === 'query.cancelled');
      const nowhere = results.rows.export({ ...request, path: join(path, 'below.csv') }, () => undefined, NEVER);
      await assert.rejects(nowhere, (error: Failure) => error.code.startsWith('storage.') && error.message !== '');
      assert.deepEqual([readdirSync(folder), readFileSync(path, 'utf8')], [['rows.csv'], 'old']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('says that the rows are gone when their thread crashed, and cleans up behind it', async () => {
    await results.start('r', sandboxEndpoint(sandbox.flight), WIDE);
    await results.ended('r');
    assert.ok(results.spilled().length > 0);
    await assert.rejects(results.worker.call(UNKNOWN, { resultId: 'r' }), Failure);
    await assert.rejects(results.cells('r', 0, 1), (error: Failure) => error.code === 'connection.lost');
    assert.deepEqual(results.spilled(), []);
    await results.start('r', sandboxEndpoint(sandbox.flight), 'select 1');
    assert.equal((await results.ended('r')).state, 'done');
  });

  it('ends the query at the server when its tab is closed', async () => {
    const server = await PyarrowServer.start();
    try {
      await results.start('r', sandboxEndpoint(server.port), 'endless');
      await results.reported('r', ({ rows }) => rows > 0);
      await checkNothingLeft();
      await server.until(({ finished }) => finished === 1);
    } finally {
      await server.stop();
    }
  });
});
