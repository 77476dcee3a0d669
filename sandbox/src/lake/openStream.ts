import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import type { Database } from './database';
import { dremioError, type RunText } from './dremioError';
import type { LakeColumn, LakeStream } from './lakeStream';
import { LakeError } from './lakeError';

/** Starts a query on a connection of its own and gives its rows as they come. */
export async function openStream(database: Database, run: RunText, signal?: AbortSignal): Promise<LakeStream> {
  if (isAborted(signal)) throw cancelled();
  const connection = await database.connect();
  const stop = interruptOn(signal, connection);
  const release = (): void => {
    stop();
    database.release(connection);
  };
  try {
    return new DuckDBStream(connection, await connection.stream(run.body.text), run, release);
  } catch (error) {
    release();
    throw isAborted(signal) ? cancelled() : dremioError(error, run);
  }
}

/** How often a query is told to stop that has not yet, in milliseconds. */
const TELL_EVERY = 50;

/** Interrupts what runs on a connection once the signal aborts; the answer ends that. */
function interruptOn(signal: AbortSignal | undefined, connection: DuckDBConnection): () => void {
  if (signal === undefined) return () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    connection.interrupt();
    // DuckDB forgets an interrupt that comes before the query has begun to run, so it is told until it obeys.
    timer = setInterval(() => connection.interrupt(), TELL_EVERY);
  };
  if (isAborted(signal)) interrupt();
  else signal.addEventListener('abort', interrupt, { once: true });
  return () => {
    signal.removeEventListener('abort', interrupt);
    clearInterval(timer);
  };
}

/** A call, since the signal may have changed since it was last looked at. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

function cancelled(): LakeError {
  return new LakeError('CANCELED', 'Query cancelled by user');
}

class DuckDBStream implements LakeStream {
  readonly columns: readonly LakeColumn[];
  readonly #connection: DuckDBConnection;
  readonly #result: DuckDBResult;
  readonly #run: RunText;
  #release: (() => void) | undefined;
  #pending: Promise<unknown> = Promise.resolve();

  constructor(connection: DuckDBConnection, result: DuckDBResult, run: RunText, release: () => void) {
    this.#connection = connection;
    this.#result = result;
    this.#run = run;
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
    if (this.#release === undefined) throw cancelled();
    const fetching = this.#result.fetchChunk();
    this.#pending = fetching.catch(() => undefined);
    try {
      return await fetching;
    } catch (error) {
      throw dremioError(error, this.#run);
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
