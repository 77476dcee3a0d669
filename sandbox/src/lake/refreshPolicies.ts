import { randomUUID } from 'node:crypto';
import { Failure } from '@lakehouse/base';
import type { Database } from './database';
import { META_SCHEMA } from './sql/namespace';
import type { Turns } from './turns';

const TABLE = `"${META_SCHEMA}".refresh_policies`;

/** When the reflections of a table are to be refreshed. Kept and told as Dremio does; nothing here acts on it. */
export interface RefreshPolicy {
  /** In the API's words. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The table's tag since the policy was set; who sets another must name it. */
  readonly tag: string;
}

/** The refresh policies of tables, by the tables' ids. */
export class RefreshPolicies {
  readonly #database: Database;
  readonly #turns: Turns;

  constructor(database: Database, turns: Turns) {
    this.#database = database;
    this.#turns = turns;
  }

  /** Undefined for a table that goes by the policy of its source. */
  async read(table: string): Promise<RefreshPolicy | undefined> {
    const [row] = await this.#database.rows(`SELECT policy, tag FROM ${TABLE} WHERE id = ?`, [table]);
    if (row === undefined) return undefined;
    // Only `write` fills this column, with an object.
    return { fields: JSON.parse(String(row['policy'])) as RefreshPolicy['fields'], tag: String(row['tag']) };
  }

  /**
   * Sets the policy of a table whose tag is `known`; a table that never had one is tagged with its id.
   *
   * @throws Failure `remote.rejected` when the table was changed since
   */
  async write(table: string, known: string | undefined, fields: RefreshPolicy['fields']): Promise<void> {
    await this.#turns.take(async () => {
      if (known !== ((await this.read(table))?.tag ?? table))
        throw new Failure('remote.rejected', 'The table was changed by somebody else: read it again.');
      const values = [table, JSON.stringify(fields), randomUUID()];
      await this.#database.exec(`INSERT OR REPLACE INTO ${TABLE} VALUES (?, ?, ?)`, values);
    });
  }
}
