import type { Disposable } from '@lakehouse/base';
import type { ParamsOf, QueryProgress, ResultOf, ResultOperations, ResultTab } from '@lakehouse/protocol';
import type { Connection } from '../connections/connection';

/** A statement that is to be run. */
export interface QueryToStart {
  readonly resultId: string;
  readonly connection: Connection;
  readonly sql: string;
  /** Rows after which the query is stopped; absent for none. */
  readonly rowLimit?: number;
}

/** What one of the operations on a result is asked with. */
export type OperationParams<M extends keyof ResultOperations> = ParamsOf<ResultOperations, M> & {
  readonly resultId: string;
};

/** Runs statements and holds their rows, over one way to Dremio. Every method rejects with a `Failure`. */
export interface ResultSource {
  readonly transport: ResultTab['transport'];
  /** Resolves once the query is under way; how it goes comes as progress, to the last report. */
  start(query: QueryToStart): Promise<void>;
  /** Looks at a result, or arranges its rows. */
  operate<M extends keyof ResultOperations>(
    operation: M,
    params: OperationParams<M>,
  ): Promise<ResultOf<ResultOperations, M>>;
  /** Stops the query on both sides; rows that arrived stay. */
  cancel(resultId: string): Promise<void>;
  /** Lets go of the rows. */
  release(resultId: string): Promise<void>;
  /** Tells how queries stand, until disposed: each report is a whole snapshot. */
  onProgress(listener: (progress: QueryProgress) => void): Disposable;
}
