import type { Logger } from '@lakehouse/base';
import { Database } from './database';
import { dremioError } from './dremioError';
import type { LakeColumn, LakeStream } from './lakeStream';
import { openStream } from './openStream';

export type { LakeColumn, LakeStream } from './lakeStream';

/** The data of the sandbox and what executes SQL on it: a directory laid out as a bucket, and a catalogue beside it. */
export class Lake {
  readonly #database: Database;
  readonly #log: Logger;

  private constructor(database: Database, log: Logger) {
    this.#database = database;
    this.#log = log;
  }

  /** @throws Failure `remote.busy` when another sandbox has the folder open. */
  static async open(options: { readonly folder: string; readonly log: Logger }): Promise<Lake> {
    const database = await Database.open(options.folder);
    options.log.info('lake', 'opened', { folder: options.folder });
    return new Lake(database, options.log);
  }

  /**
   * The columns that a statement would give, without running it.
   *
   * @throws LakeError as `run` does for a statement that cannot run.
   */
  async describe(sql: string): Promise<readonly LakeColumn[]> {
    const connection = await this.#database.connect();
    try {
      const statement = await connection.prepare(sql);
      return Array.from({ length: statement.columnCount }, (_, i) => ({
        name: statement.columnName(i),
        type: statement.columnType(i),
      }));
    } catch (error) {
      throw dremioError(error, sql);
    } finally {
      this.#database.release(connection);
    }
  }

  /**
   * Runs one statement of Dremio's SQL. Aborting interrupts it, before its first row and later.
   *
   * @throws LakeError with Dremio's wording; errors that come later are thrown by the stream's chunks.
   */
  async run(sql: string, options: { readonly signal?: AbortSignal }): Promise<LakeStream> {
    return openStream(this.#database, sql, options.signal);
  }

  async close(): Promise<void> {
    await this.#database.close();
    this.#log.info('lake', 'closed');
  }
}
