import type { Logger } from '@lakehouse/base';
import { Catalog, type Entity } from './catalog';
import { Database } from './database';
import { Executor } from './executor';
import { JobHistory, type JobOrigin, type JobRecord } from './jobHistory';
import { LakeError } from './lakeError';
import type { LakeColumn, LakeStream } from './lakeStream';
import { Notes } from './notes';
import { PromotedFolders } from './promotedFolders';
import { queryColumns } from './queryColumns';
import { recordEnd, RecordedStream } from './recordedStream';
import { Reflections } from './reflections';
import { RefreshPolicies } from './refreshPolicies';
import { ReflectionStore } from './reflectionStore';
import { readStatement } from './sql/readStatement';
import { Turns } from './turns';

export type { LakeColumn, LakeStream } from './lakeStream';

export interface LakeOptions {
  /** Where the bucket's folders and the catalogue lie; made when it is not there. */
  readonly folder: string;
  readonly log: Logger;
  /** Whose home `"@user"` is. */
  readonly user?: string;
}

interface LakeParts {
  readonly catalog: Catalog;
  readonly store: ReflectionStore;
  readonly log: Logger;
  readonly user: string;
}

/** The data of the sandbox and what executes SQL on it: a directory laid out as a bucket, and a catalogue beside it. */
export class Lake {
  readonly folder: string;
  readonly catalog: Catalog;
  readonly reflections: Reflections;
  readonly notes: Notes;
  readonly refreshPolicies: RefreshPolicies;
  readonly #database: Database;
  readonly #history: JobHistory;
  readonly #folders: PromotedFolders;
  readonly #turns: Turns;
  readonly #publishing = new Turns();
  readonly #executor: Executor;
  readonly #log: Logger;
  readonly #user: string;

  private constructor(database: Database, parts: LakeParts) {
    const { catalog, store, log, user } = parts;
    this.#user = user;
    this.folder = database.folder;
    this.catalog = catalog;
    this.#database = database;
    this.#log = log;
    this.#history = new JobHistory();
    this.#turns = new Turns();
    this.#folders = new PromotedFolders(database, this.#turns, log);
    this.notes = new Notes(database, this.#turns);
    this.refreshPolicies = new RefreshPolicies(database, this.#turns);
    const shared = { database, catalog, turns: this.#turns };
    this.reflections = new Reflections({ ...shared, store, history: this.#history, log });
    this.#executor = new Executor({ ...shared, reflections: this.reflections });
  }

  /** @throws Failure `remote.busy` when another sandbox has the folder open. */
  static async open({ folder, log, user = 'admin' }: LakeOptions): Promise<Lake> {
    const database = await Database.open(folder);
    const catalog = await Catalog.open(database, user);
    const lake = new Lake(database, { catalog, store: await ReflectionStore.open(database), log, user });
    await lake.refreshFolders();
    log.info('lake', 'opened', { folder });
    return lake;
  }

  /**
   * The columns that a statement would give, without running it.
   *
   * @throws LakeError as `run` does for a statement that cannot run.
   */
  async describe(sql: string): Promise<readonly LakeColumn[]> {
    const statement = readStatement(sql, this.catalog.namespace);
    return this.#withFreshFolders(async () =>
      queryColumns(this.#database, await this.#executor.shapeOf(statement, sql)),
    );
  }

  /**
   * Runs one statement of Dremio's SQL. Aborting interrupts it, before its first row and later.
   *
   * @throws LakeError with Dremio's wording; errors that come later are thrown by the stream's chunks.
   */
  async run(sql: string, options: JobOrigin & { readonly signal?: AbortSignal }): Promise<LakeStream> {
    const record = this.#history.begin(sql, { user: this.#user, ...options });
    try {
      const statement = readStatement(sql, this.catalog.namespace);
      if (/\bjobs/i.test(sql)) await this.#publishing.take(() => this.#history.publish(this.#database));
      const stream = await this.#withFreshFolders(() => this.#executor.run(statement, sql, options.signal));
      return new RecordedStream(stream, this.#history, record);
    } catch (error) {
      recordEnd(this.#history, record, error);
      throw error;
    }
  }

  /** A statement that was run through either door, by the id of its job. */
  job(id: string): JobRecord | undefined {
    return this.#history.find(id);
  }

  /** Makes the catalogue know the Parquet folders that lie in the object stores now. Every statement does it first. */
  async refreshFolders(): Promise<void> {
    await this.#folders.refresh();
  }

  /** Does a change of the catalogue when its turn has come, never while a statement makes another. */
  async change<T>(task: () => Promise<T>): Promise<T> {
    return this.#turns.take(task);
  }

  /**
   * Removes what the catalogue has under an id: a space or folder with all that is in it, or a dataset.
   *
   * @throws LakeError for a source, a home, and folders of files, which are not the sandbox's to remove
   */
  async removeEntity(entity: Entity): Promise<void> {
    await this.change(async () => {
      if (entity.kind === 'home' || this.catalog.namespace.root(entity.path[0] ?? '')?.kind === 'source')
        throw new LakeError('UNSUPPORTED_OPERATION', 'The sandbox keeps its sources and homes; drop a table by SQL.');
      for (const { path } of await this.catalog.remove(entity)) await this.reflections.forgetDataset(path);
    });
  }

  /** A sync may replace files between the look at them and the reading of them: then both are done once more. */
  async #withFreshFolders<T>(task: () => Promise<T>): Promise<T> {
    await this.refreshFolders();
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof LakeError) || error.kind !== 'DATA_READ') throw error;
      await this.refreshFolders();
      return task();
    }
  }

  /** Ends what runs, and leaves nothing but the folder's files. A reflection that is half built is built at the next start. */
  async close(): Promise<void> {
    await this.reflections.close();
    await this.#database.close();
    this.#log.info('lake', 'closed');
  }
}
