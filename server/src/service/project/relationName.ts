import { isDynamic, type ConfigValue, type NodeConfig } from './config';
import type { NamesTarget } from './namesTarget';
import type { ProjectNode } from './projectNode';

/** A relation's name as dbt holds it, before it is quoted: `this.database`, `this.schema`, `this.identifier`. */
export interface RelationParts {
  readonly database: string;
  /** Dotted; `no_schema` when the relation lies directly in its database. */
  readonly schema: string;
  readonly identifier: string;
}

/** What of a node decides its name; the config is merged from `dbt_project.yml`, YAML and the file itself. */
export type NamedNode = Pick<ProjectNode, 'kind' | 'name' | 'config' | 'materialized' | 'source'>;

const NO_SCHEMA = 'no_schema';
/** Materializations that live where the target keeps its views; every other one lives in the lake. */
const AMONG_VIEWS: ReadonlySet<string> = new Set(['view', 'reflection']);

/**
 * The parts of a node's name in Dremio by dbt-dremio's rules: views and reflections go to `database` and `schema`,
 * everything else that is built to `datalake` and `root_path`, each ignoring the keys of the other.
 *
 * Returns null for kinds that have no relation, for ephemeral models, and where a key that counts is left to dbt.
 * It knows only the adapter's own rules: in a project that overrides `generate_database_name`,
 * `generate_schema_name` or `generate_alias_name`, only dbt can tell a name.
 */
export function relationParts(node: NamedNode, target: NamesTarget): RelationParts | null {
  if (node.source !== undefined) {
    const { database, schema, sourceName, identifier } = node.source;
    return { database: database ?? target.database, schema: schema ?? sourceName, identifier };
  }
  if (!['model', 'seed', 'snapshot'].includes(node.kind) || node.materialized === 'ephemeral') return null;
  const amongViews = node.kind === 'model' && AMONG_VIEWS.has(node.materialized ?? 'view');
  const parts = amongViews ? viewParts(node, target) : lakeParts(node, target);
  const { database, schema, identifier } = parts;
  if (database === undefined || schema === undefined || identifier === undefined) return null;
  return { database, schema, identifier };
}

/** The name as dbt-dremio writes it into SQL: `"lake"."warehouse"."dbt"."orders"`. */
export function quoteRelation({ database, schema, identifier }: RelationParts): string {
  const folders = schema === NO_SCHEMA || schema === '' ? [] : [quoteSchema(schema)];
  return [`"${database}"`, ...folders, `"${identifier}"`].join('.');
}

/** Both in one: see `relationParts` for when it is null. */
export function relationName(node: NamedNode, target: NamesTarget): string | null {
  const parts = relationParts(node, target);
  return parts === null ? null : quoteRelation(parts);
}

type MaybeParts = { readonly [K in keyof RelationParts]: string | undefined };

function viewParts({ name, config }: NamedNode, target: NamesTarget): MaybeParts {
  return {
    database: setting(config, ['database', 'dremio_space'], target.database),
    schema: below(target.schema, setting(config, ['schema', 'dremio_space_folder'], '')),
    identifier: setting(config, ['alias'], name),
  };
}

function lakeParts({ kind, name, config }: NamedNode, target: NamesTarget): MaybeParts {
  const database = setting(config, ['datalake', 'object_storage_source'], target.datalake);
  const schema = below(target.rootPath, setting(config, ['root_path', 'object_storage_path'], ''));
  const identifier = setting(config, ['file'], name);
  if (kind !== 'snapshot') return { database, schema, identifier };
  // A snapshot's own target keys replace the place as a whole, without the target's folder before it.
  return {
    database: setting(config, ['target_database'], database),
    schema: setting(config, ['target_schema'], schema),
    identifier,
  };
}

/** The first of the keys that is set; undefined when only dbt can tell its value. */
function setting(config: NodeConfig, keys: readonly string[], otherwise: string | undefined): string | undefined {
  for (const key of keys) {
    const value: ConfigValue | undefined = config[key];
    if (value === undefined || value === null) continue;
    if (isDynamic(value) || typeof value === 'object') return undefined;
    return String(value);
  }
  return otherwise;
}

function below(folder: string, custom: string | undefined): string | undefined {
  if (custom === undefined || custom === '') return custom === undefined ? undefined : folder;
  return folder === NO_SCHEMA ? custom : `${folder}.${custom}`;
}

/** Every part quoted, unless the schema holds a quote anywhere: then its parts are left as typed. */
function quoteSchema(schema: string): string {
  if (schema.includes('"')) return schema;
  return schema
    .split('.')
    .map(part => `"${part}"`)
    .join('.');
}
