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
export type NamedNode = Pick<ProjectNode, 'kind' | 'name' | 'config' | 'materialized' | 'source'> &
  Partial<Pick<ProjectNode, 'version'>>;

const NO_SCHEMA = 'no_schema';
/** Materializations that live where the target keeps its views; every other one lives in the lake. */
const AMONG_VIEWS: ReadonlySet<string> = new Set(['view', 'reflection']);

/** Whether a node stands for something that can be read in a query: no ephemeral model, no test that keeps nothing. */
export function hasRelation({ kind, materialized, config, source }: NamedNode): boolean {
  if (source !== undefined) return true;
  if (kind === 'test') return config['store_failures'] === true;
  return ['model', 'seed', 'snapshot'].includes(kind) && materialized !== 'ephemeral';
}

/**
 * The parts of a node's name by the adapter's own rules. dbt-dremio puts views and reflections into `database` and
 * `schema`, everything else that is built into `datalake` and `root_path`, each ignoring the keys of the other;
 * other adapters know `database` and `schema` alone, and a custom schema behind an underscore.
 *
 * Returns null for what has no relation, and where a key that counts is left to dbt. A project's own
 * `generate_…_name` macros are `ProjectNames`' business.
 */
export function relationParts(node: NamedNode, target: NamesTarget): RelationParts | null {
  if (!hasRelation(node)) return null;
  if (node.source !== undefined) {
    const { database, schema, sourceName, identifier } = node.source;
    return { database: database ?? target.database, schema: schema ?? sourceName, identifier };
  }
  const { database, schema, identifier } = partsFor(node, target);
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

function partsFor(node: NamedNode, target: NamesTarget): MaybeParts {
  if ((target.adapter ?? 'dremio') !== 'dremio') return plainParts(node, target);
  const amongViews = node.kind === 'model' && AMONG_VIEWS.has(node.materialized ?? 'view');
  return amongViews ? viewParts(node, target) : lakeParts(node, target);
}

/** dbt's own rules, of an adapter that has none. */
function plainParts({ kind, name, config, version }: NamedNode, target: NamesTarget): MaybeParts {
  const auditSchema = kind === 'test' ? 'dbt_test__audit' : '';
  const schema = setting(config, ['schema'], auditSchema);
  const parts = {
    database: setting(config, ['database'], target.database),
    schema: schema === undefined ? undefined : customSchema(target.schema, schema, 'default'),
    // dbt shortens the name of a test from 64 characters on by a checksum, which is not worth working out.
    identifier: setting(
      config,
      ['alias'],
      kind === 'test' && name.length >= 64 ? undefined : usualAlias({ name, version }),
    ),
  };
  return kind === 'snapshot' ? snapshotParts(config, parts) : parts;
}

/** The name that dbt gives to what has no alias; dbt-dremio takes the bare name for a version too. */
export function usualAlias({ name, version }: Pick<ProjectNode, 'name' | 'version'>): string {
  return version === undefined ? name : `${name}_v${version.replaceAll('.', '_')}`;
}

/** A snapshot's own target keys replace the place as a whole, without the target's folder before it. */
function snapshotParts(config: NodeConfig, { database, schema, identifier }: MaybeParts): MaybeParts {
  return {
    database: setting(config, ['target_database'], database),
    schema: setting(config, ['target_schema'], schema),
    identifier,
  };
}

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
  const parts = { database, schema, identifier };
  return kind === 'snapshot' ? snapshotParts(config, parts) : parts;
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
  return custom === undefined ? undefined : customSchema(folder, custom, 'dremio');
}

/** A custom schema with the target's: behind a dot for Dremio, behind an underscore where nobody says otherwise. */
export function customSchema(schema: string, custom: string | undefined, rule: 'dremio' | 'default'): string {
  if (custom === undefined || custom === '') return schema;
  if (rule === 'default') return `${schema}_${custom}`;
  return schema === NO_SCHEMA ? custom : `${schema}.${custom}`;
}

/** Every part quoted, unless the schema holds a quote anywhere: then its parts are left as typed. */
function quoteSchema(schema: string): string {
  if (schema.includes('"')) return schema;
  return schema
    .split('.')
    .map(part => `"${part}"`)
    .join('.');
}
