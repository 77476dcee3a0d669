import type { Database } from './database';
import { EntityIds } from './entityIds';
import { LakeError } from './lakeError';
import { META_SCHEMA, Namespace, type Root } from './sql/namespace';
import { pathText, quoteName, type Relation, relationSql } from './sql/names';
import type { Target } from './sql/statement';

/** What stands in the catalogue under a path. */
export interface Entity {
  readonly id: string;
  /** With the letters' case as created. */
  readonly path: readonly string[];
  readonly kind: 'space' | 'source' | 'home' | 'folder' | 'table' | 'view';
}

/** A column of a dataset, with its type as INFORMATION_SCHEMA calls it. */
export interface CatalogColumn {
  readonly name: string;
  readonly type: string;
}

const SOURCES = ['bronze', 'gold', '$scratch'] as const;

/** The spaces, sources, folders and datasets there are. */
export class Catalog {
  readonly ids: EntityIds;
  readonly #database: Database;
  readonly #user: string;
  #spaces: readonly string[] = [];

  private constructor(database: Database, user: string) {
    this.ids = new EntityIds(database);
    this.#database = database;
    this.#user = user;
  }

  static async open(database: Database, user: string): Promise<Catalog> {
    const catalog = new Catalog(database, user);
    await database.exec(`CREATE SCHEMA IF NOT EXISTS ${quoteName(`@${user}`)}`);
    await catalog.#loadSpaces();
    return catalog;
  }

  get namespace(): Namespace {
    return new Namespace(this.#spaces);
  }

  async roots(): Promise<readonly Entity[]> {
    const names = [`@${this.#user}`, ...this.#spaces, ...SOURCES];
    return Promise.all(names.map(async name => this.#entity([name], this.#kindOfRoot(name))));
  }

  /** What a path names, compared regardless of case; undefined for nothing. */
  async find(path: readonly string[]): Promise<Entity | undefined> {
    const [first, ...rest] = path;
    const root = first === undefined ? undefined : this.#ownRoot(first);
    if (root === undefined) return undefined;
    if (rest.length === 0) return this.#entity([root.name], this.#kindOfRoot(root.name));
    const dataset = await this.#dataset([root.name, ...rest]);
    if (dataset !== undefined) return this.#entity(dataset.path, dataset.type === 'VIEW' ? 'view' : 'table');
    const folder = await this.#folder([root.name, ...rest]);
    return folder === undefined ? undefined : this.#entity(folder, 'folder');
  }

  async byId(id: string): Promise<Entity | undefined> {
    const path = await this.ids.pathOf(id);
    return path === undefined ? undefined : this.find(path);
  }

  /** Folders and datasets directly below a container. */
  async children(container: Entity): Promise<readonly Entity[]> {
    const prefix = container.path.join('.');
    const folders = await this.#database.rows(
      "SELECT DISTINCT split_part(substr(schema_name, length(?) + 2), '.', 1) AS name FROM duckdb_schemas() " +
        "WHERE database_name = current_database() AND starts_with(lower(schema_name), lower(?) || '.') ORDER BY 1",
      [prefix, prefix],
    );
    const datasets = await this.#database.rows(
      `SELECT TABLE_NAME AS name, TABLE_TYPE AS type FROM ${TABLES} WHERE lower(TABLE_SCHEMA) = lower(?) ORDER BY 1`,
      [prefix],
    );
    const names = new Set(datasets.map(row => String(row['name'])));
    return Promise.all([
      ...folders
        .filter(row => !names.has(String(row['name'])))
        .map(row => this.#entity([...container.path, String(row['name'])], 'folder')),
      ...datasets.map(row =>
        this.#entity([...container.path, String(row['name'])], row['type'] === 'VIEW' ? 'view' : 'table'),
      ),
    ]);
  }

  async columns(path: readonly string[]): Promise<readonly CatalogColumn[]> {
    const { schema, table } = split(path);
    const rows = await this.#database.rows(
      'SELECT COLUMN_NAME AS name, DATA_TYPE AS type FROM "~information_schema".COLUMNS ' +
        'WHERE lower(TABLE_SCHEMA) = lower(?) AND lower(TABLE_NAME) = lower(?) ORDER BY ORDINAL_POSITION',
      [schema, table],
    );
    return rows.map(row => ({ name: String(row['name']), type: String(row['type']) }));
  }

  /** The query of a view as it was written. */
  async viewText(path: readonly string[]): Promise<string | undefined> {
    const { schema, table } = split(path);
    const [row] = await this.#database.rows(`SELECT sql FROM ${VIEWS} WHERE ${SAME}`, [schema, table]);
    return row === undefined ? undefined : String(row['sql']);
  }

  /** `TABLE` or `VIEW`; undefined when the path names neither. */
  async typeOf(path: readonly string[]): Promise<'TABLE' | 'VIEW' | undefined> {
    return (await this.#dataset(path))?.type;
  }

  /** Whether a dataset is a folder of Parquet files in an object store. */
  async isPromoted(path: readonly string[]): Promise<boolean> {
    const { schema, table } = split(path);
    return (
      (await this.#database.rows(`SELECT 1 FROM "${META_SCHEMA}".promoted WHERE ${SAME}`, [schema, table])).length > 0
    );
  }

  /** @throws LakeError when something of that name is there */
  async createSpace(name: string): Promise<Entity> {
    if (this.namespace.root(name) !== undefined)
      throw new LakeError('VALIDATION', `A space or source with name [${name}] already exists.`);
    await this.#database.exec(`INSERT INTO "${META_SCHEMA}".spaces VALUES (?, now())`, [name]);
    await this.#database.exec(`CREATE SCHEMA IF NOT EXISTS ${quoteName(name)}`);
    await this.#loadSpaces();
    return this.#entity([name], 'space');
  }

  /** @throws LakeError when the path is taken or its parent is missing */
  async createFolder(path: readonly string[], options: { readonly ifNotExists?: boolean } = {}): Promise<Entity> {
    const there = await this.find(path);
    if (there?.kind === 'folder' && options.ifNotExists === true) return there;
    if (there !== undefined)
      throw new LakeError('VALIDATION', `An object already exists with that name [${pathText(path)}].`);
    const parent = await this.find(path.slice(0, -1));
    if (parent === undefined || parent.kind === 'table' || parent.kind === 'view')
      throw new LakeError('VALIDATION', `Folder [${pathText(path.slice(0, -1))}] not found.`);
    const own = [...parent.path, path.at(-1) ?? ''];
    await this.#database.exec(`CREATE SCHEMA IF NOT EXISTS ${quoteName(own.join('.'))}`);
    return this.#entity(own, 'folder');
  }

  /** Removes a space or folder with all that is in it, or a dataset; gives the datasets that are gone. */
  async remove(entity: Entity): Promise<readonly Entity[]> {
    if (entity.kind === 'table' || entity.kind === 'view') {
      await this.#database.exec(`DROP ${entity.kind.toUpperCase()} IF EXISTS ${relationSql(split(entity.path))}`);
      await this.#forget(entity.path);
      return [entity];
    }
    const gone: Entity[] = [];
    for (const child of await this.children(entity)) gone.push(...(await this.remove(child)));
    const name = entity.path.join('.');
    await this.#database.exec(`DROP SCHEMA IF EXISTS ${quoteName(name)} CASCADE`);
    if (entity.kind === 'space') {
      await this.#database.exec(`DELETE FROM "${META_SCHEMA}".spaces WHERE lower(name) = lower(?)`, [name]);
      await this.#loadSpaces();
    }
    await this.ids.forget(entity.path);
    return gone;
  }

  async rememberView(target: Target, written: string): Promise<void> {
    const { schema, table } = target.relation;
    await this.#database.exec(`DELETE FROM ${VIEWS} WHERE ${SAME}`, [schema, table]);
    await this.#database.exec(`INSERT INTO ${VIEWS} VALUES (?, ?, ?, ?, now())`, [
      schema,
      table,
      pathText(target.path),
      written,
    ]);
  }

  async forgetDataset(target: Target): Promise<void> {
    await this.#forget(target.path);
  }

  async #forget(path: readonly string[]): Promise<void> {
    const { schema, table } = split(path);
    await this.#database.exec(`DELETE FROM ${VIEWS} WHERE ${SAME}`, [schema, table]);
    await this.ids.forget(path);
  }

  async #dataset(path: readonly string[]): Promise<{ path: readonly string[]; type: 'TABLE' | 'VIEW' } | undefined> {
    const { schema, table } = split(path);
    const [row] = await this.#database.rows(
      `SELECT TABLE_SCHEMA AS "schema", TABLE_NAME AS name, TABLE_TYPE AS type FROM ${TABLES} ` +
        "WHERE TABLE_TYPE <> 'SYSTEM_TABLE' AND lower(TABLE_SCHEMA) = lower(?) AND lower(TABLE_NAME) = lower(?)",
      [schema, table],
    );
    if (row === undefined) return undefined;
    return {
      path: [...cased(row['schema'], path.slice(0, -1)), String(row['name'])],
      type: row['type'] === 'VIEW' ? 'VIEW' : 'TABLE',
    };
  }

  /** A schema of that name, or one of which it is the beginning. */
  async #folder(path: readonly string[]): Promise<readonly string[] | undefined> {
    const name = path.join('.');
    const [row] = await this.#database.rows(
      'SELECT schema_name AS name FROM duckdb_schemas() WHERE database_name = current_database() ' +
        "AND (lower(schema_name) = lower(?) OR starts_with(lower(schema_name), lower(?) || '.')) ORDER BY length(schema_name) LIMIT 1",
      [name, name],
    );
    return row === undefined ? undefined : cased(String(row['name']).slice(0, name.length), path);
  }

  async #entity(path: readonly string[], kind: Entity['kind']): Promise<Entity> {
    return { id: await this.ids.idOf(path), path, kind };
  }

  #ownRoot(name: string): Root | undefined {
    const root = this.namespace.root(name);
    if (root === undefined || root.kind === 'system') return undefined;
    if (root.kind !== 'home') return root;
    const own = `@${this.#user}`;
    return root.name.toLowerCase() === own.toLowerCase() ? { name: own, kind: 'home' } : undefined;
  }

  #kindOfRoot(name: string): 'space' | 'source' | 'home' {
    const kind = this.namespace.root(name)?.kind;
    return kind === 'source' || kind === 'home' ? kind : 'space';
  }

  async #loadSpaces(): Promise<void> {
    const rows = await this.#database.rows(`SELECT name FROM "${META_SCHEMA}".spaces ORDER BY created, name`);
    this.#spaces = rows.map(row => String(row['name']));
  }
}

const TABLES = '"~information_schema"."TABLES"';
const VIEWS = `"${META_SCHEMA}".views`;
const SAME = 'lower(schema_name) = lower(?) AND lower(table_name) = lower(?)';

function split(path: readonly string[]): Relation {
  return { schema: path.slice(0, -1).join('.'), table: path.at(-1) ?? '' };
}

/** The parts of a path as a dotted name spells them: a part's own dots make no new parts. */
function cased(dotted: string | undefined, path: readonly string[]): readonly string[] {
  const text = dotted ?? '';
  let at = 0;
  return path.map(part => {
    const own = text.slice(at, at + part.length);
    at += part.length + 1;
    return own;
  });
}
