import type { Disposable } from '@lakehouse/base';
import type { QueryProgress, ResultTab } from '@lakehouse/protocol';
import type { Connection } from '../connections/connection';

/** A statement that is to be run. */
export interface QueryToStart {
  readonly resultId: string;
  readonly connection: Connection;
  readonly sql: string;
  /** Rows after which the query is stopped; absent for none. */
  readonly rowLimit?: number;
}

/** Brings rows into results; the query worker keeps them. Every method rejects with a `Failure`. */
export interface RowSource {
  /** Stops what brings rows, on both sides; rows that arrived stay. */
  cancel(resultId: string): Promise<void>;
  /** Lets go of the rows. */
  release(resultId: string): Promise<void>;
  /** Tells how the results of this source stand, until disposed: each report is a whole snapshot. */
  onProgress(listener: (progress: QueryProgress) => void): Disposable;
}

/** Runs statements over one way to Dremio. */
export interface ResultSource extends RowSource {
  readonly transport: ResultTab['transport'];
  /** Resolves once the query is under way; how it goes comes as progress, to the last report. */
  start(query: QueryToStart): Promise<void>;
}
