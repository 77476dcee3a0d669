import { randomUUID } from 'node:crypto';
import type { Database } from './database';
import { quoteText } from './sql/names';
import { JOBS_TABLE } from './systemTables';

/** How many finished jobs are remembered. */
const KEPT = 2000;

export type JobStatus = 'PENDING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELED';

/** What a caller says of a statement that it runs. */
export interface JobOrigin {
  readonly id?: string;
  /** The lake's own user unless told. */
  readonly user?: string;
  /** `REST`, `FLIGHT`, `ACCELERATOR_CREATE`, … */
  readonly queryType?: string;
}

/** One statement that was run: what `sys.jobs_recent` shows. */
export interface JobRecord {
  readonly id: string;
  readonly user: string;
  readonly queryType: string;
  readonly sql: string;
  readonly submitted: Date;
  status: JobStatus;
  ended: Date | undefined;
  rows: number;
  error: string | undefined;
}

/** The statements that were run since the sandbox started. */
export class JobHistory {
  readonly #records: JobRecord[] = [];

  begin(sql: string, origin: JobOrigin & { readonly user: string }): JobRecord {
    const record: JobRecord = {
      id: origin.id ?? randomUUID(),
      user: origin.user,
      queryType: origin.queryType ?? 'UNKNOWN',
      sql,
      submitted: new Date(),
      status: 'RUNNING',
      ended: undefined,
      rows: 0,
      error: undefined,
    };
    this.#records.push(record);
    if (this.#records.length > KEPT) this.#records.shift();
    return record;
  }

  find(id: string): JobRecord | undefined {
    return this.#records.find(record => record.id === id);
  }

  /** Ends a job; the first end counts. */
  end(record: JobRecord, status: JobStatus, error?: string): void {
    if (record.ended !== undefined) return;
    record.status = status;
    record.error = error;
    record.ended = new Date();
  }

  /** Writes the list where `sys.jobs_recent` reads it. */
  async publish(database: Database): Promise<void> {
    const rows = this.#records.map(record =>
      [
        quoteText(record.id),
        quoteText(record.status),
        quoteText(record.queryType),
        quoteText(record.user),
        timestamp(record.submitted),
        timestamp(record.ended),
        String(record.rows),
        'false',
        record.error === undefined ? 'NULL' : quoteText(record.error),
        quoteText(record.sql),
      ].join(', '),
    );
    const insert =
      rows.length === 0 ? '' : `INSERT INTO ${JOBS_TABLE} VALUES ${rows.map(row => `(${row})`).join(', ')};`;
    await database.atOnce(`DELETE FROM ${JOBS_TABLE}; ${insert}`);
  }
}

function timestamp(date: Date | undefined): string {
  return date === undefined ? 'NULL' : `TIMESTAMP ${quoteText(date.toISOString().replace('T', ' ').replace('Z', ''))}`;
}
