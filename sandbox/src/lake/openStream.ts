import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import type { Database } from './database';
import { dremioError } from './dremioError';
import type { LakeColumn, LakeStream } from './lakeStream';
import { LakeError } from './lakeError';

/** Starts a query on a connection of its own and gives its rows as they come. */
export async function openStream(database: Database, sql: string, signal?: AbortSignal): Promise<LakeStream> {
  signal?.throwIfAborted();
  const connection = await database.connect();
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener('abort', interrupt);
  const release = (): void => {
    signal?.removeEventListener('abort', interrupt);
    database.release(connection);
  };
  try {
    return new DuckDBStream(connection, await connection.stream(sql), sql, release);
  } catch (error) {
    release();
    throw signal?.aborted === true ? new LakeError('CANCELED', 'Query cancelled by user') : dremioError(error, sql);
  }
}

class DuckDBStream implements LakeStream {
  readonly columns: readonly LakeColumn[];
  readonly #connection: DuckDBConnection;
  readonly #result: DuckDBResult;
  readonly #sql: string;
  #release: (() => void) | undefined;
  #pending: Promise<unknown> = Promise.resolve();

  constructor(connection: DuckDBConnection, result: DuckDBResult, sql: string, release: () => void) {
    this.#connection = connection;
    this.#result = result;
    this.#sql = sql;
    this.#release = release;
    const types = result.columnTypes();
    this.columns = result
      .columnNames()
      .flatMap((name, i) => (types[i] === undefined ? [] : [{ name, type: types[i] }]));
  }

  async *chunks(): AsyncIterable<DuckDBDataChunk> {
    for (;;) {
      const chunk = await this.#fetch();
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk;
    }
  }

  async #fetch(): Promise<DuckDBDataChunk | null> {
    if (this.#release === undefined) throw new LakeError('CANCELED', 'Query cancelled by user');
    const fetching = this.#result.fetchChunk();
    this.#pending = fetching.catch(() => undefined);
    try {
      return await fetching;
    } catch (error) {
      throw dremioError(error, this.#sql);
    }
  }

  close(): void {
    const release = this.#release;
    if (release === undefined) return;
    this.#release = undefined;
    this.#connection.interrupt();
    // A connection must outlive the call that still reads from it.
    void this.#pending.then(release);
  }
}
