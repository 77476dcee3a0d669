import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { Failure } from '@lakehouse/base';
import { macroStatements } from './sql/macros';
import { META_SCHEMA, REFLECTION_SCHEMA, SYSTEM_SCHEMAS } from './sql/namespace';
import { quoteName, quoteText } from './sql/names';
import { CATALOGUE_SETUP } from './systemTables';

/** Folders of the bucket that hold data, in the order of the pipeline. */
export const LAYERS = ['bronze', 'silver', 'gold', 'logs'] as const;

/** What every connection is set to, so that DuckDB behaves as Dremio where the two differ by a setting. */
const SESSION = [
  'SET errors_as_json = true',
  'SET integer_division = true',
  "SET TimeZone = 'UTC'",
  "SET default_null_order = 'nulls_last_on_asc_first_on_desc'",
];

/** Schemas that every catalogue has. */
const SCHEMAS = [
  META_SCHEMA,
  REFLECTION_SCHEMA,
  ...Object.values(SYSTEM_SCHEMAS),
  'bronze',
  'gold',
  '$scratch',
  'silver',
];

/** The DuckDB behind the lake: one file that holds views, tables and reflections, and may read nothing but the lake's folders. */
export class Database {
  readonly folder: string;
  readonly #instance: DuckDBInstance;
  readonly #internal: DuckDBConnection;
  readonly #connections = new Set<DuckDBConnection>();

  private constructor(folder: string, instance: DuckDBInstance, internal: DuckDBConnection) {
    this.folder = folder;
    this.#instance = instance;
    this.#internal = internal;
  }

  /** @throws Failure `remote.busy` when another sandbox has the folder open. */
  static async open(folder: string): Promise<Database> {
    for (const layer of LAYERS) await mkdir(join(folder, layer), { recursive: true });
    const instance = await openInstance(folder);
    const internal = await instance.connect();
    const readable = [...LAYERS.map(layer => join(folder, layer)), join(folder, 'spill')].map(path =>
      quoteText(`${path}/`),
    );
    for (const setting of [
      "ATTACH ':memory:' AS live",
      `SET temp_directory = ${quoteText(join(folder, 'spill'))}`,
      'SET autoinstall_known_extensions = false',
      'SET autoload_known_extensions = false',
      `SET allowed_directories = [${readable.join(', ')}]`,
      'SET enable_external_access = false',
      ...SESSION,
      ...SCHEMAS.map(schema => `CREATE SCHEMA IF NOT EXISTS ${quoteName(schema)}`),
      ...macroStatements(),
      ...CATALOGUE_SETUP,
    ])
      await internal.run(setting);
    return new Database(folder, instance, internal);
  }

  /** A connection of the caller's own, set up as Dremio behaves; give it back with `release`. */
  async connect(): Promise<DuckDBConnection> {
    const connection = await this.#instance.connect();
    this.#connections.add(connection);
    for (const setting of SESSION) await connection.run(setting);
    return connection;
  }

  release(connection: DuckDBConnection): void {
    if (this.#connections.delete(connection)) connection.disconnectSync();
  }

  /** Runs a statement of the sandbox's own. */
  async exec(sql: string, values: DuckDBValue[] = []): Promise<void> {
    await this.#internal.run(sql, values);
  }

  /**
   * Runs statements of the sandbox's own, all of them or none. They have a connection to themselves: a statement of
   * somebody else that came between and failed would end their transaction, and with it all that came later.
   */
  async atOnce(sql: string): Promise<void> {
    const connection = await this.connect();
    try {
      await connection.run(`BEGIN; ${sql} COMMIT;`);
    } finally {
      this.release(connection);
    }
  }

  /** The rows of a query of the sandbox's own, by column name, each value as text and NULL as none. */
  async rows(sql: string, values: DuckDBValue[] = []): Promise<readonly Readonly<Record<string, string>>[]> {
    const reader = await this.#internal.runAndReadAll(sql, values);
    return reader
      .getRowObjects()
      .map(row =>
        Object.fromEntries(
          Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [[name, value.toString()]])),
        ),
      );
  }

  /** Ends the statement of the sandbox's own that runs now. */
  interrupt(): void {
    this.#internal.interrupt();
  }

  /** Writes what the log holds into the file and closes it, so that nothing but the file is left. */
  async close(): Promise<void> {
    for (const connection of [...this.#connections]) this.release(connection);
    await this.#internal.run('CHECKPOINT');
    this.#internal.disconnectSync();
    this.#instance.closeSync();
  }
}

async function openInstance(folder: string): Promise<DuckDBInstance> {
  const file = join(folder, 'catalogue.duckdb');
  try {
    // Macros whose parameters have types need a file of this version.
    return await DuckDBInstance.create(file, { storage_compatibility_version: 'v1.4.0' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!/lock/i.test(reason)) throw error;
    throw new Failure(
      'remote.busy',
      `Another sandbox has ${folder} open: stop it, or give this one another folder with --data.`,
      {},
      error,
    );
  }
}
