import { randomUUID } from 'node:crypto';
import type { Database } from './database';
import { META_SCHEMA } from './sql/namespace';

const TABLE = `"${META_SCHEMA}".entities`;

/** The ids that Dremio's API knows containers and datasets by. One lives as long as what it names. */
export class EntityIds {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async idOf(path: readonly string[]): Promise<string> {
    const key = keyOf(path);
    await this.#database.exec(`INSERT OR IGNORE INTO ${TABLE} VALUES (?, ?, now())`, [key, randomUUID()]);
    const [row] = await this.#database.rows(`SELECT id FROM ${TABLE} WHERE key = ?`, [key]);
    return String(row?.['id']);
  }

  /** The path in lower case, or undefined for an id that names nothing. */
  async pathOf(id: string): Promise<readonly string[] | undefined> {
    const [row] = await this.#database.rows(`SELECT key FROM ${TABLE} WHERE id = ?`, [id]);
    // Only keyOf writes this column.
    return row === undefined ? undefined : (JSON.parse(String(row['key'])) as string[]);
  }

  async forget(path: readonly string[]): Promise<void> {
    await this.#database.exec(`DELETE FROM ${TABLE} WHERE key = ?`, [keyOf(path)]);
  }
}

/** Dremio tells names apart regardless of case. */
function keyOf(path: readonly string[]): string {
  return JSON.stringify(path.map(part => part.toLowerCase()));
}
