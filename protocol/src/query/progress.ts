import type { WireFailure } from '../calls';
import type { ResultColumn } from './columns';

/** `running` until the stream ended; what has been read stays readable in every state. */
export type QueryState = 'running' | 'done' | 'cancelled' | 'failed';

/** How a query stands: a whole snapshot, sent at most some twenty times a second and once at the end. */
export interface QueryProgress {
  readonly resultId: string;
  readonly state: QueryState;
  readonly columns: readonly ResultColumn[];
  /** Rows that can be shown now. */
  readonly rows: number;
  readonly bytes: number;
  /** Milliseconds since the query was sent. */
  readonly elapsedMs: number;
  /** Milliseconds until the first row could be shown; absent before. */
  readonly firstRowMs?: number;
  /** True when a row limit of ours cut the result short, or one of the two that it compares. */
  readonly truncated: boolean;
  readonly error?: WireFailure;
}
