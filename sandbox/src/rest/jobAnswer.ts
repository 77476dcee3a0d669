import type { JobRecord } from '../lake/jobHistory';

/** What Dremio's API tells of a job. */
export type JobAnswer = Readonly<Record<string, unknown>>;

/** The answer to `GET /job/{id}`. No `acceleration`: the sandbox answers no query from a reflection. */
export function jobAnswer({
  status,
  rows,
  error,
  submitted,
  ended,
  queryType,
}: Omit<JobRecord, 'id' | 'user' | 'sql'>): JobAnswer {
  return {
    jobState: status,
    rowCount: rows,
    errorMessage: error ?? '',
    startedAt: submitted.toISOString(),
    ...(ended === undefined ? {} : { endedAt: ended.toISOString() }),
    queryType,
    queueName: 'SMALL',
    queueId: 'SMALL',
    ...(status === 'CANCELED' ? { cancellationReason: 'Query cancelled by user' } : {}),
  };
}
