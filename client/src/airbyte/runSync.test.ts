import assert from 'node:assert/strict';
import { isRunning, type JobStatus, type SyncConnection, type SyncJob } from '@lakehouse/airbyte';
import { Failure } from '@lakehouse/base';
import { runSync, type SyncApi } from './runSync';

const CONNECTION: SyncConnection = { id: 'c', name: 'Orders', active: true, workspaceId: 'w', streams: ['orders'] };

function job(status: JobStatus, recordsEmitted: number): SyncJob {
  const counts = { recordsEmitted, recordsCommitted: 0, bytesCommitted: 0 };
  return { id: 7, status, createdAt: new Date(0), updatedAt: new Date(0), ...counts, reason: undefined };
}

/** An Airbyte whose looks at the job go as told: a job, or a failure. */
class ScriptedAirbyte implements SyncApi {
  readonly calls: string[] = [];
  readonly #looks: (SyncJob | Failure)[];

  constructor(
    readonly start: SyncJob | Failure,
    looks: readonly (SyncJob | Failure)[],
  ) {
    this.#looks = [...looks];
  }

  sync(): Promise<SyncJob> {
    this.calls.push('sync');
    return settled(this.start);
  }

  job(): Promise<SyncJob> {
    this.calls.push('job');
    return settled(this.#looks.shift() ?? new Failure('bug', 'looked once too often'));
  }

  lastJob(): Promise<SyncJob | undefined> {
    this.calls.push('lastJob');
    return this.job();
  }

  cancel(): Promise<void> {
    this.calls.push('cancel');
    return Promise.resolve();
  }
}

function settled(told: SyncJob | Failure): Promise<SyncJob> {
  return told instanceof Failure ? Promise.reject(told) : Promise.resolve(told);
}

const BUSY = new Failure('sync.running', 'A sync is already running.');
const AWAY = new Failure('connection.refused', 'Nothing answers.');

describe('running a sync', () => {
  /** Runs it, aborts when `abortAt` rows were seen, and checks what was told and how it ended. */
  async function checkRun(
    airbyte: ScriptedAirbyte,
    expected: { readonly saw: readonly string[]; readonly calls: string },
    abortAt = Infinity,
  ): Promise<void> {
    const stop = new AbortController();
    const saw: string[] = [];
    const follower = {
      pollMs: 0,
      saw: (seen: SyncJob, joined: boolean): void => {
        saw.push(`${joined ? 'joined ' : ''}${seen.status} ${seen.recordsEmitted}`);
        if (seen.recordsEmitted >= abortAt) stop.abort();
      },
    };
    const end = await runSync(airbyte, CONNECTION, follower, stop.signal);
    assert.equal(isRunning(end), false);
    assert.deepEqual({ saw, calls: airbyte.calls.join(' ') }, expected);
  }

  it('tells of the job until it has ended', () =>
    checkRun(new ScriptedAirbyte(job('running', 0), [job('running', 5), job('succeeded', 9)]), {
      saw: ['running 0', 'running 5', 'succeeded 9'],
      calls: 'sync job job',
    }));

  it('joins the sync that runs already instead of failing', () =>
    checkRun(new ScriptedAirbyte(BUSY, [job('running', 3), job('succeeded', 9)]), {
      saw: ['joined running 3', 'joined succeeded 9'],
      calls: 'sync lastJob job job',
    }));

  it('cancels once in Airbyte, and follows the job until it is gone', () =>
    checkRun(
      new ScriptedAirbyte(job('running', 5), [job('running', 5), job('cancelled', 5)]),
      { saw: ['running 5', 'running 5', 'cancelled 5'], calls: 'sync cancel job job' },
      5,
    ));

  it('looks again at a server that is away for a moment', () =>
    checkRun(new ScriptedAirbyte(job('running', 0), [AWAY, job('succeeded', 9)]), {
      saw: ['running 0', 'succeeded 9'],
      calls: 'sync job job',
    }));

  it('gives up on a job that is gone', async () => {
    const gone = new Failure('remote.notFound', 'No such job.');
    const airbyte = new ScriptedAirbyte(job('running', 0), [gone]);
    await assert.rejects(checkRun(airbyte, { saw: [], calls: '' }), gone);
  });
});
