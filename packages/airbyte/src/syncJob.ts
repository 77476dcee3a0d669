import { count, record, records, text } from './json';

/** States of a job, as Airbyte's API spells them. */
export type JobStatus = 'pending' | 'queued' | 'running' | 'incomplete' | 'failed' | 'succeeded' | 'cancelled';

const RUNNING: ReadonlySet<string> = new Set<JobStatus>(['pending', 'queued', 'running', 'incomplete']);
const STATUSES: ReadonlySet<string> = new Set([...RUNNING, 'failed', 'succeeded', 'cancelled']);

/** One sync. Counts are of its last attempt when the job has none of its own. */
export interface SyncJob {
  readonly id: number;
  readonly status: JobStatus;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly recordsEmitted: number;
  readonly recordsCommitted: number;
  readonly bytesCommitted: number;
  /** Why it failed, in the connector's words. */
  readonly reason: string | undefined;
}

/** Whether the job will still change. */
export function isRunning(job: SyncJob): boolean {
  return RUNNING.has(job.status);
}

/**
 * Decodes `{job, attempts}`, where an attempt stands alone (`jobs/list`) or below `attempt` (`jobs/get`).
 *
 * Times in the API are seconds since 1970.
 */
export function decodeJob(value: unknown): SyncJob | undefined {
  const job = record(record(value)['job']);
  const id = job['id'];
  const status = job['status'];
  if (typeof id !== 'number' || typeof status !== 'string' || !STATUSES.has(status)) return undefined;
  const attempts = records(record(value)['attempts']).map(each => record(each['attempt'] ?? each));
  const last = attempts.at(-1) ?? {};
  const stats = record(job['aggregatedStats'] ?? last['totalStats']);
  return {
    id,
    status: status as JobStatus, // Just seen to be one.
    createdAt: new Date(count(job['createdAt']) * 1000),
    updatedAt: new Date(count(job['updatedAt']) * 1000),
    recordsEmitted: count(stats['recordsEmitted']),
    recordsCommitted: count(stats['recordsCommitted'] ?? last['recordsSynced']),
    bytesCommitted: count(stats['bytesCommitted'] ?? last['bytesSynced']),
    reason: reasonOf(last),
  };
}

function reasonOf(attempt: Readonly<Record<string, unknown>>): string | undefined {
  const [failure] = records(record(attempt['failureSummary'])['failures']);
  return text(failure?.['externalMessage']) ?? text(failure?.['internalMessage']);
}
