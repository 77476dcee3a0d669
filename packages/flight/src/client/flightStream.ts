import type { RecordBatch, Schema } from 'apache-arrow';

/**
 * The rows of a result as they come.
 *
 * Iterate once. A loop that pauses makes the server wait; one that is left, or an abort of the query's signal, ends the
 * query on both sides. The loop throws a `Failure`.
 */
export interface FlightStream extends AsyncIterable<RecordBatch> {
  readonly schema: Schema;
}
