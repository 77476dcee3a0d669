import assert from 'node:assert/strict';
import { cancelDbtJobs, type JobsApi } from './dbtJobs';

const mark = { profileName: "o'hara", targetName: 'dev', user: 'ann', startedAt: 1000 };

/** Does something while this machine's clock stands still. */
async function at<T>(time: number, work: () => Promise<T>): Promise<T> {
  performance.now = () => time;
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(performance, 'now');
  }
}

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

  it('asks for jobs of this user, profile and target since the run began by the clock of Dremio, with quotes doubled', async () => {
    const { api, asked } = recording([]);
    await at(62_200, () => cancelDbtJobs(api, mark));
    assert.match(asked[0] ?? '', /user_name = 'ann'/);
    assert.match(asked[0] ?? '', /"profile_name": "o''hara"/);
    assert.match(asked[0] ?? '', /submitted_ts >= TIMESTAMPADD\(SECOND, -72, CURRENT_TIMESTAMP\)/);
  });
});
