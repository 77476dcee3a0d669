import assert from 'node:assert/strict';
import { Dremio } from '@lakehouse/dremio';
import { Secret } from '../../../packages/base/src/index';
import { SandboxProcess } from '../../support/sandbox';
import { sandboxEndpoint, WorkerResults } from '../../support/workerResults';

const SQL = "select 'it''s' as word";

describe('the job of a query over Flight', () => {
  let sandbox: SandboxProcess;
  let dremio: Dremio;
  let results: WorkerResults;

  before(async () => {
    sandbox = await SandboxProcess.start();
    results = new WorkerResults();
    dremio = new Dremio({
      address: { kind: 'software', host: '127.0.0.1', port: sandbox.rest, useSsl: false },
      login: { kind: 'password', user: 'admin', password: new Secret('password123') },
    });
  });
  after(async () => {
    dremio.dispose();
    results.dispose();
    await sandbox.stop();
  });

  it('is found by its statement, user and time, the newest first', async () => {
    for (const resultId of ['a', 'b']) {
      await results.start(resultId, sandboxEndpoint(sandbox.flight), SQL);
      await results.ended(resultId);
    }
    const found = await dremio.findJobs({ sql: SQL, user: 'admin', withinSeconds: 60 });
    assert.equal(found.length, 2);
    const { state, rowCount, reflections } = await dremio.job(found[0] ?? '');
    assert.deepEqual([state, rowCount, reflections], ['COMPLETED', 1, []]);
    assert.deepEqual(await dremio.findJobs({ sql: SQL, user: 'somebody', withinSeconds: 60 }), []);
    assert.deepEqual(await dremio.findJobs({ sql: 'select 2', user: undefined, withinSeconds: 60 }), []);
  });
});
