import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { Failure, Secret } from '@lakehouse/base';
import { Dremio } from '@lakehouse/dremio';
import type { QueryProgress, QueryWorkerCalls } from '@lakehouse/protocol';
import type { Connection } from '../../../client/src/connections/connection';
import { RestSource } from '../../../client/src/query/rest/restSource';
import { SandboxProcess } from '../../support/sandbox';
import { WorkerResults } from '../../support/workerResults';

// A call that the worker does not know ends it, as a bug would.
const UNKNOWN = 'query/unknown' as keyof QueryWorkerCalls;
// The client is given, so that nothing of the connection is looked at.
const QUERY = {
  connection: {} as Connection,
  sql: 'select order_id from bronze.raw_orders order by order_id limit 700',
};

describe('results over REST', () => {
  let sandbox: SandboxProcess;
  let dremio: Dremio;

  before(async () => {
    sandbox = await SandboxProcess.start({ sample: resolve('samples/lakehouse') });
    dremio = new Dremio({
      address: { kind: 'software', host: '127.0.0.1', port: sandbox.rest, useSsl: false },
      login: { kind: 'password', user: 'admin', password: new Secret('password123') },
    });
  });
  after(async () => {
    dremio.dispose();
    await sandbox.stop();
  });

  /** The report that a result has ended. */
  const ended = (source: RestSource, resultId: string): Promise<QueryProgress> =>
    new Promise(done => {
      const listening = source.onProgress(progress => {
        if (progress.resultId !== resultId || progress.state === 'running') return;
        listening.dispose();
        done(progress);
      });
    });

  it('are told as gone when the thread that keeps them crashed, and can be read anew', async () => {
    const results = new WorkerResults();
    const source = new RestSource(results.worker, () => Promise.resolve(dremio));
    try {
      const read = ended(source, 'r');
      await source.start({ ...QUERY, resultId: 'r' });
      assert.deepEqual([(await read).state, (await read).rows], ['done', 700]);
      const lost = ended(source, 'r');
      await assert.rejects(results.worker.call(UNKNOWN, { resultId: 'r' }), Failure);
      const { state, rows, error } = await lost;
      assert.deepEqual([state, rows, error?.code], ['failed', 0, 'connection.lost']);
      assert.match(error?.message ?? '', /Run the query again/);
      const again = ended(source, 'again');
      await source.start({ ...QUERY, resultId: 'again' });
      assert.equal((await again).state, 'done');
      assert.equal((await results.cells('again', 699, 1)).length, 1);
    } finally {
      results.dispose();
    }
  });
});
