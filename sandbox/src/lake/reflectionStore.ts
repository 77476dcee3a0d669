import type { Database } from './database';
import type { Reflection } from './reflection';
import { META_SCHEMA } from './sql/namespace';

const TABLE = `"${META_SCHEMA}".reflections`;

/** The reflections' definitions and states in the catalogue; `sys.reflections` reads the same rows. */
export class ReflectionStore {
  readonly #database: Database;
  readonly #all = new Map<string, Reflection>();

  private constructor(database: Database) {
    this.#database = database;
  }

  static async open(database: Database): Promise<ReflectionStore> {
    const store = new ReflectionStore(database);
    for (const row of await database.rows(`SELECT definition FROM ${TABLE}`)) {
      // Only `put` writes this column.
      const reflection = JSON.parse(String(row['definition'])) as Reflection;
      store.#all.set(reflection.id, reflection);
    }
    return store;
  }

  all(): readonly Reflection[] {
    return [...this.#all.values()];
  }

  get(id: string): Reflection | undefined {
    return this.#all.get(id);
  }

  async put(reflection: Reflection): Promise<void> {
    this.#all.set(reflection.id, reflection);
    await this.#database.exec(`INSERT OR REPLACE INTO ${TABLE} VALUES (?, ?)`, [
      reflection.id,
      JSON.stringify({ ...reflection, ...columnsOf(reflection) }),
    ]);
  }

  async delete(id: string): Promise<void> {
    this.#all.delete(id);
    await this.#database.exec(`DELETE FROM ${TABLE} WHERE id = ?`, [id]);
  }
}

/** What `sys.reflections` shows as text. */
function columnsOf(reflection: Reflection): Readonly<Record<string, string>> {
  const names = (fields: readonly { readonly name: string }[]): string => fields.map(field => field.name).join(', ');
  return {
    datasetName: reflection.datasetPath.join('.'),
    displayColumns: names(reflection.displayFields),
    dimensions: names(reflection.dimensionFields),
    measures: names(reflection.measureFields),
    partitionColumns: names(reflection.partitionFields),
    sortColumns: names(reflection.sortFields),
  };
}
