/** The part of a Dremio client that stopping needs. */
export interface JobsApi {
  /** Rows of a statement as objects; small results only. */
  query(sql: string, signal?: AbortSignal): Promise<readonly Readonly<Record<string, unknown>>[]>;
  cancelJob(id: string, signal?: AbortSignal): Promise<void>;
}

/** Which jobs are dbt's: what its query comment and Dremio's job list say. */
export interface DbtRunMark {
  readonly profileName: string;
  readonly targetName: string;
  readonly user: string;
  /** When the run began, as `performance.now()` told it. */
  readonly startedAt: number;
}

const ENDED = ['COMPLETED', 'FAILED', 'CANCELED', 'CANCELLED'];

/** Seconds that the question may take to reach Dremio and be planned there: its clock is read only then. */
const ON_THE_WAY = 10;

/**
 * Cancels the jobs in Dremio that a dbt run left behind, and gives how many there were.
 *
 * dbt-dremio sends no cancel by itself. Its query comment names the profile and the target but not the run, so the jobs
 * are those of the same user, profile and target that were sent since the run began and have not ended. Dremio's own clock decides since when:
 * this machine's may differ from it.
 */
export async function cancelDbtJobs(api: JobsApi, mark: DbtRunMark): Promise<number> {
  const rows = await api.query(jobsStatement(mark));
  const ids = rows.flatMap(row => (typeof row['job_id'] === 'string' ? [row['job_id']] : []));
  await Promise.all(ids.map(id => api.cancelJob(id)));
  return ids.length;
}

function jobsStatement(mark: DbtRunMark): string {
  const profile = `"profile_name": ${JSON.stringify(mark.profileName)}`;
  const target = `"target_name": ${JSON.stringify(mark.targetName)}`;
  // Counted only now: whoever asks may have had to log in first.
  const seconds = Math.ceil((performance.now() - mark.startedAt) / 1000) + ON_THE_WAY;
  return [
    'SELECT job_id FROM sys.jobs_recent',
    `WHERE user_name = ${text(mark.user)}`,
    `AND status NOT IN (${ENDED.map(text).join(', ')})`,
    `AND submitted_ts >= TIMESTAMPADD(SECOND, ${-seconds}, CURRENT_TIMESTAMP)`,
    `AND POSITION('"app": "dbt"' IN query) > 0`,
    `AND POSITION(${text(profile)} IN query) > 0`,
    `AND POSITION(${text(target)} IN query) > 0`,
    // The statement that asks holds the same words.
    "AND POSITION('sys.jobs_recent' IN query) = 0",
  ].join(' ');
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
