import { join } from 'node:path';
import { Failure, type Logger } from '@lakehouse/base';
import type { Database } from './database';
import { dremioError, ownText } from './dremioError';
import { type ParquetFolder, parquetFolders } from './parquetFolders';
import { quoteName, quoteText, type Relation, relationSql } from './sql/names';
import { META_SCHEMA } from './sql/namespace';
import type { Turns } from './turns';

const SOURCES = ['bronze', 'gold'] as const;
const TABLE = `"${META_SCHEMA}".promoted`;

/** The folders that are there now, by the name of the relation that each is to be. */
type Found = ReadonlyMap<string, { readonly relation: Relation; readonly folder: ParquetFolder }>;

/** Keeps a view in the catalogue for each Parquet folder of the object stores, as Dremio promotes a folder that is asked for. */
export class PromotedFolders {
  readonly #database: Database;
  readonly #turns: Turns;
  readonly #log: Logger;
  /** Signature by relation. */
  readonly #known = new Map<string, string>();
  #loaded: Promise<void> | undefined;
  #looking: Promise<void> | undefined;

  constructor(database: Database, turns: Turns, log: Logger) {
    this.#log = log;
    this.#database = database;
    this.#turns = turns;
  }

  /** Brings the views up to date with the files. Callers at the same time share one look. */
  async refresh(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    await this.#looking;
  }

  async #look(): Promise<void> {
    await (this.#loaded ??= this.#load());
    const found = await this.#find();
    const gone = [...this.#known.keys()].filter(key => !found.has(key));
    const changed = [...found].filter(([key, { folder }]) => this.#known.get(key) !== folder.signature);
    // Only a change waits for its turn: queries of what is known need not stand behind a long CREATE TABLE.
    if (gone.length + changed.length === 0) return;
    await this.#turns.take(async () => {
      for (const key of gone) await this.#forget(key);
      for (const [key, { relation, folder }] of changed) {
        this.#known.set(key, folder.signature);
        await this.#promote(relation, folder).catch((error: unknown) => this.#giveUp(key, error));
      }
    });
  }

  async #find(): Promise<Found> {
    const found = new Map<string, { relation: Relation; folder: ParquetFolder }>();
    for (const source of SOURCES)
      for (const folder of await parquetFolders(join(this.#database.folder, source))) {
        const relation = { schema: [source, ...folder.path.slice(0, -1)].join('.'), table: folder.path.at(-1) ?? '' };
        found.set(relationSql(relation), { relation, folder });
      }
    return found;
  }

  async #load(): Promise<void> {
    const rows = await this.#database.rows(`SELECT schema_name, table_name, signature FROM ${TABLE}`);
    for (const row of rows)
      this.#known.set(
        relationSql({ schema: String(row['schema_name']), table: String(row['table_name']) }),
        String(row['signature']),
      );
  }

  async #promote(relation: Relation, folder: ParquetFolder): Promise<void> {
    const files = folder.files.map(file => quoteText(file)).join(', ');
    const options = `union_by_name = true, hive_partitioning = ${folder.partitioned}`;
    await this.#database.exec(`CREATE SCHEMA IF NOT EXISTS ${quoteName(relation.schema)}`);
    await this.#database.exec(
      `CREATE OR REPLACE VIEW ${relationSql(relation)} AS SELECT * FROM read_parquet([${files}], ${options})`,
    );
    await this.#database.exec(`DELETE FROM ${TABLE} WHERE schema_name = ? AND table_name = ?`, [
      relation.schema,
      relation.table,
    ]);
    await this.#database.exec(`INSERT INTO ${TABLE} VALUES (?, ?, ?)`, [
      relation.schema,
      relation.table,
      folder.signature,
    ]);
  }

  /** A file that cannot be read costs its own table, and no other. A later look at the same files does not try again. */
  async #giveUp(key: string, error: unknown): Promise<void> {
    const told = dremioError(error, ownText(''));
    this.#log.warn('lake', 'a folder of Parquet cannot be read', { table: key, reason: Failure.from(told).message });
    await this.#database.exec(`DROP VIEW IF EXISTS ${key}`);
  }

  async #forget(key: string): Promise<void> {
    await this.#database.exec(`DROP VIEW IF EXISTS ${key}`);
    await this.#database.exec(`DELETE FROM ${TABLE} WHERE ${RELATION} = ?`, [key]);
    this.#known.delete(key);
  }
}

/** The key of a row, as `relationSql` writes it. */
const RELATION = `'"' || replace(schema_name, '"', '""') || '"."' || replace(table_name, '"', '""') || '"'`;
