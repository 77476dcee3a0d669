import assert from 'node:assert/strict';
import { cancelDbtJobs, type JobsApi } from './dbtJobs';

const mark = { profileName: "o'hara", targetName: 'dev', user: 'ann', startedAt: new Date('2026-01-02T03:04:05.678Z') };

function recording(rows: readonly Readonly<Record<string, unknown>>[]): {
  api: JobsApi;
  asked: string[];
  cancelled: string[];
} {
  const asked: string[] = [];
  const cancelled: string[] = [];
  const api: JobsApi = {
    query: sql => {
      asked.push(sql);
      return Promise.resolve(rows);
    },
    cancelJob: id => {
      cancelled.push(id);
      return Promise.resolve();
    },
  };
  return { api, asked, cancelled };
}

describe('cancelling what a stopped dbt left running in Dremio', () => {
  it('cancels every job of the run and counts them', async () => {
    const { api, cancelled } = recording([{ job_id: 'a' }, { job_id: 'b' }]);
    assert.equal(await cancelDbtJobs(api, mark), 2);
    assert.deepEqual(cancelled, ['a', 'b']);
  });

  it('asks for jobs of this user, profile and target since the run began, with quotes doubled', async () => {
    const { api, asked } = recording([]);
    await cancelDbtJobs(api, mark);
    assert.match(asked[0] ?? '', /user_name = 'ann'/);
    assert.match(asked[0] ?? '', /"profile_name": "o''hara"/);
    assert.match(asked[0] ?? '', /submitted_ts >= TIMESTAMP '2026-01-02 03:04:05\.678'/);
  });
});
