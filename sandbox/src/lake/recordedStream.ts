import type { DuckDBDataChunk } from '@duckdb/node-api';
import { Failure } from '@lakehouse/base';
import type { JobHistory, JobRecord } from './jobHistory';
import { LakeError } from './lakeError';
import type { LakeColumn, LakeStream } from './lakeStream';

/** A result whose fate is written into the list of jobs. */
export class RecordedStream implements LakeStream {
  readonly #stream: LakeStream;
  readonly #history: JobHistory;
  readonly #record: JobRecord;

  constructor(stream: LakeStream, history: JobHistory, record: JobRecord) {
    this.#stream = stream;
    this.#history = history;
    this.#record = record;
  }

  get columns(): readonly LakeColumn[] {
    return this.#stream.columns;
  }

  async *chunks(): AsyncIterable<DuckDBDataChunk> {
    try {
      for await (const chunk of this.#stream.chunks()) {
        this.#record.rows += chunk.rowCount;
        yield chunk;
      }
      this.#history.end(this.#record, 'COMPLETED');
    } catch (error) {
      recordEnd(this.#history, this.#record, error);
      throw error;
    }
  }

  close(): void {
    this.#stream.close();
    // A result that was read to its end has ended already, and stays completed.
    this.#history.end(this.#record, 'CANCELED');
  }
}

/** Ends a job with what was thrown at it. */
export function recordEnd(history: JobHistory, record: JobRecord, error: unknown): void {
  const cancelled = error instanceof LakeError && error.kind === 'CANCELED';
  history.end(record, cancelled ? 'CANCELED' : 'FAILED', Failure.from(error).message);
}
