import { isRunning, type Airbyte, type SyncConnection, type SyncJob } from '@lakehouse/airbyte';
import { Failure } from '@lakehouse/base';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;

/** What a sync tells while it goes on. */
export interface SyncFollower {
  /** The job as it was last seen; `joined` when it was started by somebody else. */
  saw(job: SyncJob, joined: boolean): void;
}

/**
 * Syncs a connection, or joins the sync that runs already, and gives the job when it has ended.
 *
 * When `signal` aborts, the job is cancelled in Airbyte, and then still followed until it is gone.
 */
export async function runSync(
  airbyte: Airbyte,
  connection: SyncConnection,
  follower: SyncFollower,
  signal: AbortSignal,
): Promise<SyncJob> {
  const { job: started, joined } = await startOrJoin(airbyte, connection);
  let job = started;
  let cancelling = false;
  for (; isRunning(job); job = await airbyte.job(job.id)) {
    follower.saw(job, joined);
    if (signal.aborted && !cancelling) {
      cancelling = true;
      await airbyte.cancel(job.id);
      continue;
    }
    await pause(signal);
  }
  follower.saw(job, joined);
  return job;
}

async function startOrJoin(
  airbyte: Airbyte,
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
function pause(signal: AbortSignal): Promise<unknown> {
  return signal.aborted ? sleep(POLL_MS) : sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
}
