import * as l10n from '@vscode/l10n';
import { builtin, type Builtin } from './builtin';
import { MODULE_MEMBERS } from './moduleMembers';
import { NODE_MEMBERS } from './nodeMembers';

const RELATION: readonly Builtin[] = [
  builtin('database', () => l10n.t('The space or source that it lies in.')),
  builtin('schema', () => l10n.t('The folders between, dotted.')),
  builtin('identifier', () => l10n.t('Its own name, without folders.')),
  builtin('name', () => l10n.t('Its own name, without folders.')),
  builtin('table', () => l10n.t('Its own name, without folders.')),
  builtin('type', () => l10n.t('`table`, `view` or `materialized_view`; none as long as nobody asked Dremio.')),
  builtin('is_table', () => l10n.t('Whether it is a table.')),
  builtin('is_view', () => l10n.t('Whether it is a view.')),
  builtin('is_cte', () => l10n.t('Whether it is an ephemeral model.')),
  builtin('is_materialized_view', () => l10n.t('Whether it is a reflection.')),
  builtin('format', () => l10n.t('The format of its files, when it is configured.')),
  builtin('format_clause', () => l10n.t('The options of the format of its files.')),
  builtin('render()', () => l10n.t('Its name as it is written into SQL.')),
  builtin('include(database=None, schema=None, identifier=None)', () =>
    l10n.t('The same with only some parts of its name written.'),
  ),
  builtin('quote(database=None, schema=None, identifier=None)', () =>
    l10n.t('The same with only some parts of its name quoted.'),
  ),
  builtin('replace_path(*)', () => l10n.t('The same with other parts of its name.')),
  builtin('incorporate(*)', () => l10n.t('The same with another path or type.')),
  builtin('without_identifier()', () => l10n.t('The folder that it lies in.')),
  builtin('information_schema(view_name=None)', () => l10n.t('The information schema that tells of it.')),
];

const TARGET: readonly Builtin[] = [
  builtin('name', () => l10n.t('Name of the target in the profile.')),
  builtin('target_name', () => l10n.t('Name of the target in the profile.')),
  builtin('profile_name', () => l10n.t('Name of the profile.')),
  builtin('type', () => l10n.t('The adapter: `dremio`.')),
  builtin('threads', () => l10n.t('How many nodes are built at once.')),
  builtin('database', () => l10n.t('Space of views.')),
  builtin('schema', () => l10n.t('Folder of views below the space.')),
  builtin('datalake', () => l10n.t('Source that holds tables.')),
  builtin('root_path', () => l10n.t('Folder of tables below the source.')),
  builtin('dremio_space', () => l10n.t('Space of views: another name of `database`.')),
  builtin('dremio_space_folder', () => l10n.t('Folder of views below the space: another name of `schema`.')),
  builtin('object_storage_source', () => l10n.t('Source that holds tables: another name of `datalake`.')),
  builtin('object_storage_path', () => l10n.t('Folder of tables below the source: another name of `root_path`.')),
  builtin('software_host', () => l10n.t('Host of a Dremio of your own.')),
  builtin('cloud_host', () => l10n.t('Host of Dremio Cloud.')),
  builtin('cloud_project_id', () => l10n.t('Project in Dremio Cloud.')),
  builtin('port', () => l10n.t('Port of the REST interface.')),
  builtin('use_ssl', () => l10n.t('Whether the connection is encrypted.')),
  builtin('user', () => l10n.t('Who logs in.')),
  builtin('username', () => l10n.t('Who logs in.')),
  builtin('UID', () => l10n.t('Who logs in.')),
  builtin('environment', () => l10n.t('A word of the profile that nobody reads.')),
];

const ADAPTER: readonly Builtin[] = [
  builtin(
    'dispatch(macro_name, macro_namespace=None)',
    () => l10n.t('The macro of this name for Dremio, `dremio__…`, else `default__…`; call what it gives.'),
    'dispatch',
  ),
  builtin(
    'get_relation(database, schema, identifier)',
    () => l10n.t('A relation when it is there, else none.'),
    'adapter#get_relation',
  ),
  builtin(
    'get_columns_in_relation(relation)',
    () => l10n.t('The columns of a relation, asked of Dremio.'),
    'adapter#get_columns_in_relation',
  ),
  builtin(
    'get_columns_in_table(schema, identifier)',
    () => l10n.t('The columns of a table, asked of Dremio.'),
    'adapter',
  ),
  builtin(
    'get_column_schema_from_query(sql)',
    () => l10n.t('The columns of a query with their types, asked of Dremio.'),
    'adapter',
  ),
  builtin(
    'get_missing_columns(from_relation, to_relation)',
    () => l10n.t('The columns that the second does not have.'),
    'adapter#get_missing_columns',
  ),
  builtin(
    'expand_target_column_types(from_relation, to_relation)',
    () => l10n.t('Widens the columns of the second for the values of the first.'),
    'adapter#expand_target_column_types',
  ),
  builtin('create_schema(relation)', () => l10n.t('Makes the folder of a relation.'), 'adapter#create_schema'),
  builtin(
    'drop_schema(relation)',
    () => l10n.t('Drops the folder of a relation with all that is in it.'),
    'adapter#drop_schema',
  ),
  builtin('drop_relation(relation)', () => l10n.t('Drops a relation.'), 'adapter#drop_relation'),
  builtin(
    'rename_relation(from_relation, to_relation)',
    () => l10n.t('Gives a relation another name.'),
    'adapter#rename_relation',
  ),
  builtin('truncate_relation(relation)', () => l10n.t('Empties a table.'), 'adapter'),
  builtin(
    'check_schema_exists(database, schema)',
    () => l10n.t('Whether a folder is there.'),
    'adapter#check_schema_exists',
  ),
  builtin(
    'already_exists(schema, name)',
    () => l10n.t('Whether a table is there; `get_relation` is the newer way.'),
    'adapter#already_exists',
  ),
  builtin('quote(identifier)', () => l10n.t('A name in double quotes.'), 'adapter#quote'),
  builtin(
    'quote_as_configured(identifier, quote_key)',
    () => l10n.t('A name in double quotes, where the project wants that.'),
    'adapter',
  ),
  builtin(
    'execute(sql, auto_begin=False, fetch=False, limit=None)',
    () => l10n.t('Runs SQL and gives its status and rows.'),
    'adapter',
  ),
  builtin(
    'standardize_grants_dict(grants_table)',
    () => l10n.t('Grants as a map of privileges and grantees.'),
    'adapter',
  ),
  builtin('cache_added(relation)', () => l10n.t('Tells dbt that a relation was made.'), 'adapter'),
  builtin('cache_dropped(relation)', () => l10n.t('Tells dbt that a relation was dropped.'), 'adapter'),
  builtin(
    'cache_renamed(from_relation, to_relation)',
    () => l10n.t('Tells dbt that a relation has another name.'),
    'adapter',
  ),
  builtin('type()', () => l10n.t('The name of the adapter: `dremio`.'), 'adapter'),
  builtin('behavior', () => l10n.t("The adapter's switches of behaviour."), 'adapter'),
  builtin('create_reflection(*)', () => l10n.t('Makes or updates a reflection by REST.'), 'adapter'),
  builtin('process_wikis(relation, text)', () => l10n.t('Writes the wiki of a dataset.'), 'adapter'),
  builtin('process_tags(relation, tags)', () => l10n.t('Writes the labels of a dataset.'), 'adapter'),
];

const LOOP: readonly Builtin[] = [
  builtin('index', () => l10n.t('Which time this is, from 1 on.')),
  builtin('index0', () => l10n.t('Which time this is, from 0 on.')),
  builtin('revindex', () => l10n.t('How many times are left, this one too.')),
  builtin('revindex0', () => l10n.t('How many times are left.')),
  builtin('first', () => l10n.t('Whether this is the first time.')),
  builtin('last', () => l10n.t('Whether this is the last time.')),
  builtin('length', () => l10n.t('How many items there are.')),
  builtin('previtem', () => l10n.t('The item before.')),
  builtin('nextitem', () => l10n.t('The item behind.')),
  builtin('depth', () => l10n.t('How deep a recursive loop is, from 1 on.')),
  builtin('depth0', () => l10n.t('How deep a recursive loop is, from 0 on.')),
  builtin('cycle(*)', () => l10n.t('One of its arguments, in turn.')),
  builtin('changed(*)', () => l10n.t('Whether the value is another than the last time.')),
];

const EXCEPTIONS: readonly Builtin[] = [
  builtin(
    'raise_compiler_error(msg, node=None)',
    () => l10n.t('Stops dbt with a message.'),
    'exceptions#raise_compiler_error',
  ),
  builtin('warn(msg, node=None)', () => l10n.t('Writes a warning.'), 'exceptions#warn'),
  builtin(
    'raise_database_error(msg, node=None)',
    () => l10n.t('Stops dbt with a message about the warehouse.'),
    'exceptions',
  ),
  builtin('raise_not_implemented(msg)', () => l10n.t('Stops dbt: this is not there for the adapter.'), 'exceptions'),
  builtin('raise_fail_fast_error(msg, node=None)', () => l10n.t('Stops the whole run with a message.'), 'exceptions'),
  builtin('raise_dependency_error(msg)', () => l10n.t('Stops dbt with a message about packages.'), 'exceptions'),
  builtin(
    'raise_contract_error(yaml_columns, sql_columns)',
    () => l10n.t('Stops dbt: the columns are not those of the contract.'),
    'exceptions#raise_contract_error',
  ),
  builtin(
    'column_type_missing(column_names)',
    () => l10n.t('Stops dbt: a contract wants types.'),
    'exceptions#column_type_missing',
  ),
  builtin('missing_config(model, name)', () => l10n.t('Stops dbt: a key is not configured.'), 'exceptions'),
  builtin('missing_relation(relation, model=None)', () => l10n.t('Stops dbt: a relation is not there.'), 'exceptions'),
  builtin(
    'relation_wrong_type(relation, expected_type, model=None)',
    () => l10n.t('Stops dbt: a relation is of another kind.'),
    'exceptions',
  ),
];

const CONFIG: readonly Builtin[] = [
  builtin(
    'get(name, default=None, validator=None)',
    () => l10n.t('The value of a key, or the default.'),
    'config#configget',
  ),
  builtin(
    'require(name, validator=None)',
    () => l10n.t('The value of a key; stops without one.'),
    'config#configrequire',
  ),
  builtin(
    'meta_get(name, default=None, validator=None)',
    () => l10n.t('The value of a key of `meta`, or the default.'),
    'config#configmeta_get',
  ),
  builtin(
    'meta_require(name, validator=None)',
    () => l10n.t('The value of a key of `meta`; stops without one.'),
    'config#configmeta_require',
  ),
  builtin('set(name, value)', () => l10n.t('Sets a key.'), 'config'),
  builtin('persist_relation_docs()', () => l10n.t('Whether the description goes to Dremio.'), 'config'),
  builtin('persist_column_docs()', () => l10n.t('Whether the descriptions of columns go to Dremio.'), 'config'),
];

/** Calls that give a relation. */
const RELATIONS = [
  'ref',
  'source',
  'builtins.ref',
  'builtins.source',
  'load_relation',
  'adapter.get_relation',
  'api.Relation.create',
];

/** What stands behind a dot, by what stands before it. */
const MEMBERS: Readonly<Record<string, readonly Builtin[]>> = {
  this: RELATION,
  ...Object.fromEntries(RELATIONS.map(name => [`${name}()`, RELATION])),
  target: TARGET,
  env: TARGET,
  adapter: ADAPTER,
  loop: LOOP,
  exceptions: EXCEPTIONS,
  config: CONFIG,
  builtins: [
    builtin('ref(*)', () => l10n.t("dbt's own `ref`, which takes a package too."), 'builtins'),
    builtin('source(source_name, table_name)', () => l10n.t("dbt's own `source`."), 'builtins'),
    builtin('config(*)', () => l10n.t("dbt's own `config`."), 'builtins'),
  ],
  api: [
    builtin('Relation', () => l10n.t('The class of relations.'), 'adapter'),
    builtin('Column', () => l10n.t('The class of columns.'), 'adapter'),
  ],
  'api.Relation': [
    builtin(
      'create(database=None, schema=None, identifier=None, type=None, *)',
      () => l10n.t('A relation of this name.'),
      'adapter',
    ),
  ],
  'api.Column': [
    builtin('create(name, label_or_dtype)', () => l10n.t('A column.'), 'adapter'),
    builtin('translate_type(dtype)', () => l10n.t("The warehouse's name of a type."), 'adapter'),
    builtin('string_type(size)', () => l10n.t('The type of texts of so many letters.'), 'adapter'),
    builtin('numeric_type(dtype, precision, scale)', () => l10n.t('A type with so many digits.'), 'adapter'),
  ],
  ...NODE_MEMBERS,
  ...MODULE_MEMBERS,
};

/** What may stand behind the dot of `object.`; undefined where that is not known. */
export function membersOf(object: string): readonly Builtin[] | undefined {
  return Object.hasOwn(MEMBERS, object) ? MEMBERS[object] : undefined;
}
