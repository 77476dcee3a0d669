import assert from 'node:assert/strict';
import { Secret } from '@lakehouse/base';
import { Dremio } from '@lakehouse/dremio';
import { cancelDbtJobs } from '../../../client/src/dbt/dbtJobs';
import { ENDLESS_QUERY } from '../../support/endlessQuery';
import { SandboxProcess } from '../../support/sandbox';
import { DbtProject } from './dbtProject';

describe('stopping dbt', () => {
  let sandbox: SandboxProcess;
  let project: DbtProject;
  let dremio: Dremio;

  before(async () => {
    sandbox = await SandboxProcess.start();
    project = new DbtProject('test/integration/dbt/projects/starter', sandbox.env);
    dremio = new Dremio({
      address: { kind: 'software', host: '127.0.0.1', port: sandbox.rest, useSsl: false },
      login: { kind: 'password', user: 'admin', password: new Secret('password123') },
    });
  });

  after(async () => {
    dremio.dispose();
    await sandbox.stop();
    project.dispose();
  });

  it('cancels the job that dbt left running in Dremio, and no other', async () => {
    const startedAt = performance.now();
    const other = await dremio.submit(ENDLESS_QUERY);
    const running = project.start('show', '--inline', ENDLESS_QUERY);
    const job = await dbtJob();
    running.kill();
    const mark = { profileName: 'starter', targetName: 'dev', user: 'admin', startedAt };
    assert.equal(await cancelDbtJobs(dremio, mark), 1);
    await assert.rejects(dremio.waitFor(job), { code: 'query.rejected', detail: { job, state: 'CANCELED' } });
    assert.equal((await dremio.job(other)).state, 'RUNNING');
    await dremio.cancelJob(other);
  });

  /** The id of dbt's endless job, as soon as it runs. */
  async function dbtJob(): Promise<string> {
    for (;;) {
      const [row] = await dremio.query(
        `SELECT job_id FROM sys.jobs_recent WHERE status = 'RUNNING' AND query LIKE '%"app": "dbt"%t14%' AND query NOT LIKE '%jobs_recent%'`,
      );
      if (typeof row?.['job_id'] === 'string') return row['job_id'];
    }
  }
});
