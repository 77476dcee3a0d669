import * as l10n from '@vscode/l10n';
import { builtin, type Builtin } from './builtin';

/** Functions that dbt gives to every template. Those that dbt-dremio replaces have its signature. */
export const DBT_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'ref(model_name, v=None)',
    () => l10n.t('The relation of a model, seed or snapshot, which becomes a dependency.'),
    'ref',
  ),
  builtin(
    'source(source_name, table_name)',
    () => l10n.t('The relation of a table that a source describes.'),
    'source',
  ),
  builtin('config(*)', () => l10n.t('Configures the node that the template is of.'), 'config'),
  builtin(
    'var(var_name, default=None)',
    () => l10n.t('A variable of the project, or of the command line, which wins.'),
    'var',
  ),
  builtin(
    'env_var(var, default=None)',
    () => l10n.t('A variable of the environment that dbt runs in; without a default it must be set.'),
    'env_var',
  ),
  builtin('doc(name, *)', () => l10n.t('The text of a docs block; the name of a package may stand first.'), 'doc'),
  builtin('metric(name, *)', () => l10n.t('A metric that an exposure depends on.'), 'ref'),
  builtin(
    'function(name, *)',
    () => l10n.t('The name of a function of the project in Dremio, which becomes a dependency.'),
    'function',
  ),
  builtin('log(msg, info=False)', () => l10n.t('Writes to the log; with `info=True` to the terminal too.'), 'log'),
  builtin('print(msg)', () => l10n.t('Writes to the terminal.'), 'print'),
  builtin('return(data)', () => l10n.t('Ends a macro and hands its caller a value, of any kind.'), 'return'),
  builtin('tojson(value, default=None, sort_keys=False)', () => l10n.t('A value as JSON text.'), 'tojson'),
  builtin('fromjson(string, default=None)', () => l10n.t('The value that a JSON text stands for.'), 'fromjson'),
  builtin('toyaml(value, default=None, sort_keys=False)', () => l10n.t('A value as YAML text.'), 'toyaml'),
  builtin('fromyaml(value, default=None)', () => l10n.t('The value that a YAML text stands for.'), 'fromyaml'),
  builtin(
    'set(value, default=None)',
    () => l10n.t('The values of a list, each once; the default where that cannot be.'),
    'set',
  ),
  builtin('set_strict(value)', () => l10n.t('The values of a list, each once; stops where that cannot be.'), 'set'),
  builtin('zip(*)', () => l10n.t('Pairs the values of lists with each other.'), 'zip'),
  builtin(
    'zip_strict(*)',
    () => l10n.t('Pairs the values of lists with each other; stops where that cannot be.'),
    'zip',
  ),
  builtin('local_md5(value)', () => l10n.t('The MD5 of a text, worked out by dbt and not by Dremio.'), 'local_md5'),
  builtin('diff_of_two_dicts(dict_a, dict_b)', () =>
    l10n.t('What the lists of the first map hold beyond those of the second.'),
  ),
  builtin(
    'load_result(name)',
    () => l10n.t('What a statement block of that name brought: its table, data and status.'),
    'statement-blocks',
  ),
  builtin('store_result(name, response, agate_table=None)', () =>
    l10n.t('Keeps a result under a name for `load_result`.'),
  ),
  builtin('store_raw_result(name, message=None, code=None, rows_affected=None, agate_table=None)', () =>
    l10n.t('Keeps a result under a name for `load_result`, told part by part.'),
  ),
  builtin('render(string)', () => l10n.t('Renders a text as a template.')),
  builtin('write(payload)', () => l10n.t('Writes a text to the compiled file of the node.')),
  builtin('try_or_compiler_error(message_if_exception, func, *)', () =>
    l10n.t('Calls a function, and stops with the message when that fails.'),
  ),
  builtin('load_agate_table()', () => l10n.t('The rows of the seed that is being loaded.')),
  builtin('submit_python_job(parsed_model, compiled_code)', () =>
    l10n.t('Runs a Python model, which dbt-dremio cannot.'),
  ),
  builtin('debug()', () => l10n.t('Stops in the debugger of Python, when DBT_MACRO_DEBUGGING is set.'), 'debug-method'),
  builtin('adapter_macro(name, *)', () => l10n.t('The older form of `adapter.dispatch`.'), 'dispatch'),
];

/** Functions that Jinja itself gives to every template. */
export const JINJA_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'range(start, stop=None, step=1)',
    () => l10n.t('Whole numbers from the first on, without the last.'),
    'https://jinja.palletsprojects.com/en/stable/templates/#jinja-globals.range',
  ),
  builtin(
    'dict(*)',
    () => l10n.t('A map of its keyword arguments.'),
    'https://jinja.palletsprojects.com/en/stable/templates/#jinja-globals.dict',
  ),
  builtin(
    'namespace(*)',
    () => l10n.t('Holds values that a loop may change for what stands behind it.'),
    'https://jinja.palletsprojects.com/en/stable/templates/#jinja-globals.namespace',
  ),
  builtin(
    'cycler(*)',
    () => l10n.t('Gives its arguments in turn, by `next()`.'),
    'https://jinja.palletsprojects.com/en/stable/templates/#jinja-globals.cycler',
  ),
  builtin(
    'joiner(sep)',
    () => l10n.t('Prints its text each time but the first: a comma between items.'),
    'https://jinja.palletsprojects.com/en/stable/templates/#jinja-globals.joiner',
  ),
  builtin(
    'lipsum(n=5, html=True, min=20, max=100)',
    () => l10n.t('Text without a meaning.'),
    'https://jinja.palletsprojects.com/en/stable/templates/#jinja-globals.lipsum',
  ),
  builtin(
    'caller(*)',
    () => l10n.t('In a macro: what stands between `call` and `endcall`.'),
    'https://jinja.palletsprojects.com/en/stable/templates/#call',
  ),
];
