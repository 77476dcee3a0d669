import { isRunning, type Airbyte, type SyncConnection, type SyncJob } from '@lakehouse/airbyte';
import { Failure } from '@lakehouse/base';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;
/** Looks at a job that may fail one after the other: a server that restarts does not end the sync it runs. */
const MOST_FAILED_LOOKS = 5;

/** What running a sync takes of Airbyte. */
export type SyncApi = Pick<Airbyte, 'sync' | 'job' | 'lastJob' | 'cancel'>;

/** Who follows a sync, and how closely. */
export interface SyncFollower {
  /** Milliseconds between two looks at the job; 500 unless told. */
  readonly pollMs?: number;
  /** The job as it was last seen; `joined` when it was started by somebody else. */
  saw(job: SyncJob, joined: boolean): void;
}

/**
 * Syncs a connection, or joins the sync that runs already, and gives the job when it has ended.
 *
 * When `signal` aborts, the job is cancelled in Airbyte, and then still followed until it is gone.
 */
export async function runSync(
  airbyte: SyncApi,
  connection: SyncConnection,
  follower: SyncFollower,
  signal: AbortSignal,
): Promise<SyncJob> {
  const { pollMs = POLL_MS } = follower;
  const { job: started, joined } = await startOrJoin(airbyte, connection);
  let job = started;
  let cancelling = false;
  for (; isRunning(job); job = await look(airbyte, job, pollMs)) {
    follower.saw(job, joined);
    if (signal.aborted && !cancelling) {
      cancelling = true;
      await airbyte.cancel(job.id);
      continue;
    }
    await pause(pollMs, signal);
  }
  follower.saw(job, joined);
  return job;
}

/** The job as it is now. A server that is away for a moment is asked again. */
async function look(airbyte: SyncApi, job: SyncJob, pollMs: number): Promise<SyncJob> {
  for (let failed = 1; ; failed++) {
    try {
      return await airbyte.job(job.id);
    } catch (error) {
      if (!isPassing(error) || failed === MOST_FAILED_LOOKS) throw error;
    }
    await sleep(pollMs);
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof Failure && (error.code.startsWith('connection.') || error.code === 'remote.busy');
}

async function startOrJoin(
  airbyte: SyncApi,
  connection: SyncConnection,
): Promise<{ readonly job: SyncJob; readonly joined: boolean }> {
  try {
    return { job: await airbyte.sync(connection.id), joined: false };
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'sync.running') throw error;
    const job = await airbyte.lastJob(connection.id);
    if (job === undefined) throw error;
    return { job, joined: true };
  }
}

/** Ends early when the user cancels; what follows looks at the signal itself. */
function pause(pollMs: number, signal: AbortSignal): Promise<unknown> {
  return signal.aborted ? sleep(pollMs) : sleep(pollMs, undefined, { signal }).catch(() => undefined);
}
