import type { Failure } from '@lakehouse/base';
import type { QueryProgress } from '@lakehouse/protocol';
import type { Connection } from '../connections/connection';
import type { PreparedQuery } from './prepare/preparedQuery';
import type { ResultSource } from './resultSource';

/** A query that was started: what was asked of whom, and over what. */
export interface QueryRun {
  readonly resultId: string;
  readonly prepared: PreparedQuery;
  readonly connection: Connection;
  readonly source: ResultSource;
  readonly rowLimit: number | undefined;
  /** What the result should say of itself beside its title. */
  readonly note?: string;
}

/** A query that is to be started. */
export type QueryPlan = Omit<QueryRun, 'resultId'>;

/** A query that went wrong; one that was cancelled did not. */
export interface FailedRun {
  readonly run: QueryRun;
  readonly failure: Failure;
  /** Whether the server had begun to answer: the columns of the result were known. */
  readonly wasAnswered: boolean;
}

/** A query that is over, however it ended. */
export interface EndedRun {
  readonly run: QueryRun;
  readonly progress: QueryProgress;
}

/** Whether two runs are of the same statement, as of the same model before and after an edit. */
export function isSameStatement({ prepared: one }: QueryRun, { prepared: other }: QueryRun): boolean {
  return one.document.uri === other.document.uri && one.title === other.title;
}
