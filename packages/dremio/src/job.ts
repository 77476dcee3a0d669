import { list, record, text } from './json';

/** States of a job as Dremio spells them; `CANCELLED` is what some versions and stand-ins say. Others may come. */
export type JobState = string;

const FINAL: ReadonlySet<string> = new Set(['COMPLETED', 'FAILED', 'CANCELED', 'CANCELLED', 'INVALID_STATE']);

/** Whether a job in this state will never change again. An unknown state is not final. */
export function isFinalState(state: JobState): boolean {
  return FINAL.has(state);
}

export interface Job {
  readonly id: string;
  readonly state: JobState;
  /** Rows of the result; grows while the job runs, absent before. */
  readonly rowCount: number | undefined;
  /** Dremio's words when the job failed. */
  readonly errorMessage: string | undefined;
  /** Why it was cancelled, when Dremio or an administrator did. */
  readonly cancellationReason: string | undefined;
  /** Ids of the reflections that the answer came from; empty until the job was planned. */
  readonly reflections: readonly string[];
}

export function decodeJob(id: string, value: unknown): Job {
  const job = record(value);
  const rowCount = Number(job['rowCount'] ?? Number.NaN);
  return {
    id,
    state: text(job['jobState']) ?? 'INVALID_STATE',
    rowCount: Number.isFinite(rowCount) ? rowCount : undefined,
    errorMessage: text(job['errorMessage']),
    cancellationReason: text(job['cancellationReason']),
    reflections: chosen(job['acceleration']),
  };
}

/** Dremio tells of reflections that it looked at and that would have matched, too; the chosen ones were read. */
function chosen(acceleration: unknown): readonly string[] {
  const all = list(record(acceleration)['reflectionRelationships']).map(record);
  const ids = all.flatMap(each => (each['relationship'] === 'CHOSEN' ? (text(each['reflectionId']) ?? []) : []));
  return [...new Set(ids)];
}
