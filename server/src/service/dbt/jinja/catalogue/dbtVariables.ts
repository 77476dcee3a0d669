import * as l10n from '@vscode/l10n';
import { builtin, type Builtin } from './builtin';

/** Values that dbt gives to every template. */
export const DBT_VARIABLES: readonly Builtin[] = [
  builtin('this', () => l10n.t('The relation that the node is built as.'), 'this'),
  builtin('target', () => l10n.t('The target of the profile that dbt runs with.'), 'target'),
  builtin('adapter', () => l10n.t('What dbt-dremio can be asked about Dremio.'), 'adapter'),
  builtin('api', () => l10n.t('Makes relations and columns: `api.Relation.create(…)`.'), 'adapter'),
  builtin(
    'builtins',
    () => l10n.t('`ref`, `source` and `config` as dbt has them, where a macro of the project replaces them.'),
    'builtins',
  ),
  builtin(
    'exceptions',
    () => l10n.t('Stops or warns with a message: `exceptions.raise_compiler_error(…)`.'),
    'exceptions',
  ),
  builtin('execute', () => l10n.t('False while dbt only reads the project: ask Dremio nothing then.'), 'execute'),
  builtin('flags', () => l10n.t('The switches that dbt was started with, as `flags.FULL_REFRESH`.'), 'flags'),
  builtin('graph', () => l10n.t('All nodes of the project by their ids; complete once `execute` is true.'), 'graph'),
  builtin('model', () => l10n.t('The node that the template is of, as the manifest has it.'), 'model'),
  builtin('modules', () => l10n.t('Modules of Python: `datetime`, `pytz`, `re`, `itertools`.'), 'modules'),
  builtin('context', () => l10n.t('All of these names as a map.')),
  builtin('invocation_id', () => l10n.t('The id of this run of dbt.'), 'invocation_id'),
  builtin('invocation_args_dict', () => l10n.t('The arguments of this run of dbt.'), 'flags'),
  builtin('run_started_at', () => l10n.t('When this run of dbt began, in UTC.'), 'run_started_at'),
  builtin('thread_id', () => l10n.t('The thread that builds the node.'), 'thread_id'),
  builtin('dbt_version', () => l10n.t('The version of dbt that runs.'), 'dbt_version'),
  builtin('dbt_metadata_envs', () =>
    l10n.t('Variables of the environment whose names begin with DBT_ENV_CUSTOM_ENV_.'),
  ),
  builtin('project_name', () => l10n.t('The name of the project that runs.'), 'project_name'),
  builtin(
    'selected_resources',
    () => l10n.t('Ids of the nodes that were selected for this run.'),
    'selected_resources',
  ),
  builtin('database', () => l10n.t('The space of the target, for views.')),
  builtin('schema', () => l10n.t('The folder of the target, for views.'), 'schema'),
  builtin('schemas', () => l10n.t('In a hook at the end of a run: the folders that were built in.'), 'schemas'),
  builtin('results', () => l10n.t('In a hook at the end of a run: what became of each node.'), 'on-run-end-context'),
  builtin(
    'database_schemas',
    () => l10n.t('In a hook at the end of a run: pairs of space and folder that were built in.'),
    'on-run-end-context',
  ),
  builtin('sql', () => l10n.t('In a materialization: the compiled SQL of the model.')),
  builtin('compiled_code', () => l10n.t('In a materialization: the compiled code of the model.')),
  builtin('pre_hooks', () => l10n.t('In a materialization: what runs before the model.')),
  builtin('post_hooks', () => l10n.t('In a materialization: what runs once the model is built.')),
  builtin('column', () => l10n.t('The class of columns; `api.Column` is the same.')),
  builtin('env', () => l10n.t('The target as a map; `target` is the same.')),
  builtin('validation', () => l10n.t('Checks of the kind of a value, for `config.get`.')),
  builtin('context_macro_stack', () => l10n.t('The macros that are being called.')),
  builtin('defer_relation', () => l10n.t('The relation of the node in the state that is deferred to.')),
  builtin('source_node', () => l10n.t('In a freshness check: the source.')),
  builtin('sql_now', () => l10n.t("The warehouse's expression for the time now.")),
];

/** Names of Jinja's own, in a loop, a macro or a block. */
export const JINJA_VARIABLES: readonly Builtin[] = [
  builtin(
    'loop',
    () => l10n.t('In a loop: where it stands.'),
    'https://jinja.palletsprojects.com/en/stable/templates/#for',
  ),
  builtin(
    'varargs',
    () => l10n.t('In a macro: arguments beyond its parameters.'),
    'https://jinja.palletsprojects.com/en/stable/templates/#macros',
  ),
  builtin(
    'kwargs',
    () => l10n.t('In a macro: keyword arguments beyond its parameters.'),
    'https://jinja.palletsprojects.com/en/stable/templates/#macros',
  ),
  builtin(
    'self',
    () => l10n.t('The blocks of the template.'),
    'https://jinja.palletsprojects.com/en/stable/templates/#super-blocks',
  ),
  builtin(
    'super',
    () => l10n.t('What the block replaces.'),
    'https://jinja.palletsprojects.com/en/stable/templates/#super-blocks',
  ),
];
