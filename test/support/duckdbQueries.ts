import { type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance } from '@duckdb/node-api';
import type { LakeColumn, LakeStream } from '../../sandbox/src/lake/lakeStream';

/** DuckDB behind a door without the lake's translation, counting what the door takes from it. */
export class DuckDBQueries {
  /** Chunks that were fetched, over all queries. */
  pulled = 0;
  /** Queries that were begun and not yet closed. */
  open = 0;
  readonly #connection: DuckDBConnection;
  #idle: (() => void)[] = [];

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async start(): Promise<DuckDBQueries> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run("SET TimeZone = 'UTC'");
    return new DuckDBQueries(connection);
  }

  async describe(sql: string): Promise<readonly LakeColumn[]> {
    const statement = await this.#connection.prepare(sql);
    return Array.from({ length: statement.columnCount }, (_, i) => ({
      name: statement.columnName(i),
      type: statement.columnType(i),
    }));
  }

  async run(sql: string, { signal }: { readonly signal?: AbortSignal }): Promise<LakeStream> {
    this.open++;
    const interrupt = (): void => this.#connection.interrupt();
    signal?.addEventListener('abort', interrupt);
    const result = await this.#connection.stream(sql);
    const count = (): number => this.pulled++;
    return {
      columns: result.columnNames().map((name, i) => ({ name, type: result.columnType(i) })),
      async *chunks(): AsyncGenerator<DuckDBDataChunk> {
        for (;;) {
          const chunk = await result.fetchChunk();
          if (chunk === null || chunk.rowCount === 0) return;
          count();
          yield chunk;
        }
      },
      close: () => this.#close(() => signal?.removeEventListener('abort', interrupt)),
    };
  }

  /** Resolves when every query has been closed. */
  async idle(): Promise<void> {
    if (this.open > 0) await new Promise<void>(resolve => this.#idle.push(resolve));
  }

  stop(): void {
    this.#connection.closeSync();
  }

  #close(release: () => void): void {
    release();
    if (--this.open > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
