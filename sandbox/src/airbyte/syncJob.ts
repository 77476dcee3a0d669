/** States of a job, as Airbyte's API spells them. */
export type JobStatus = 'running' | 'succeeded' | 'failed' | 'cancelled';

/** What passed through a job. Records and bytes are emitted by the source, and committed when the table holds them. */
export interface SyncCounts {
  readonly recordsEmitted: number;
  readonly bytesEmitted: number;
  readonly recordsCommitted: number;
  readonly bytesCommitted: number;
}

/** One sync of a connection. Times are seconds since 1970, as in the API. */
export interface SyncJob {
  readonly id: number;
  readonly connectionId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly status: JobStatus;
  readonly streams: Readonly<Record<string, SyncCounts>>;
  /** The connector's own reason, of a job that failed. */
  readonly reason?: string;
  /** What the connector logged, the last hundred lines. */
  readonly log: readonly string[];
}

export const NO_COUNTS: SyncCounts = { recordsEmitted: 0, bytesEmitted: 0, recordsCommitted: 0, bytesCommitted: 0 };

/** The counts of all streams together. */
export function totalCounts(job: SyncJob): SyncCounts {
  const sum = (key: keyof SyncCounts): number =>
    Object.values(job.streams).reduce((total, counts) => total + counts[key], 0);
  return {
    recordsEmitted: sum('recordsEmitted'),
    bytesEmitted: sum('bytesEmitted'),
    recordsCommitted: sum('recordsCommitted'),
    bytesCommitted: sum('bytesCommitted'),
  };
}
