import * as l10n from '@vscode/l10n';
import { builtin, type Builtin } from './builtin';

const MACROS = 'https://docs.getdbt.com/reference/dbt-jinja-functions/cross-database-macros#';
const CUSTOM = 'https://docs.getdbt.com/docs/build/';

/** Macros of dbt itself that people call, in the order of use. Others are known by name alone. */
export const DBT_MACROS: readonly Builtin[] = [
  builtin(
    'is_incremental()',
    () => l10n.t('True in an incremental model whose table is there, unless it is built anew.'),
    `${CUSTOM}incremental-models#understand-the-is_incremental-macro`,
  ),
  builtin('should_full_refresh()', () => l10n.t('Whether the node is to be built anew.'), 'flags'),
  builtin('run_query(sql)', () => l10n.t('Runs SQL at once and gives its rows; guard it with `execute`.'), 'run_query'),
  builtin(
    'statement(name=None, fetch_result=False, auto_begin=True, language="sql")',
    () => l10n.t('With `call`: runs the SQL in its block; `load_result(name)` has the rows.'),
    'statement-blocks',
  ),
  builtin('noop_statement(name=None, message=None, code=None, rows_affected=None, res=None)', () =>
    l10n.t('Pretends that a statement ran.'),
  ),
  builtin(
    'generate_schema_name(custom_schema_name=None, node=None)',
    () => l10n.t('Decides the folder of a node; a macro of this name in the project replaces it.'),
    `${CUSTOM}custom-schemas`,
  ),
  builtin(
    'generate_alias_name(custom_alias_name=None, node=None)',
    () => l10n.t('Decides the name of a node; a macro of this name in the project replaces it.'),
    `${CUSTOM}custom-aliases`,
  ),
  builtin(
    'generate_database_name(custom_database_name=None, node=None)',
    () => l10n.t('Decides the space or source of a node; a macro of this name in the project replaces it.'),
    `${CUSTOM}custom-databases`,
  ),
  builtin(
    'generate_schema_name_for_env(custom_schema_name, node)',
    () => l10n.t('Folders that differ by target in production alone.'),
    `${CUSTOM}custom-schemas`,
  ),
  builtin(
    'dateadd(datepart, interval, from_date_or_timestamp)',
    () => l10n.t('A date so many units later.'),
    `${MACROS}dateadd`,
  ),
  builtin(
    'datediff(first_date, second_date, datepart)',
    () => l10n.t('How many units lie between two dates.'),
    `${MACROS}datediff`,
  ),
  builtin(
    'date_trunc(datepart, date)',
    () => l10n.t('The start of the unit that a date lies in.'),
    `${MACROS}date_trunc`,
  ),
  builtin(
    'last_day(date, datepart)',
    () => l10n.t('The last day of the unit that a date lies in.'),
    `${MACROS}last_day`,
  ),
  builtin('date(year, month, day)', () => l10n.t('A date of three numbers.'), `${MACROS}date`),
  builtin(
    'date_spine(datepart, start_date, end_date)',
    () => l10n.t('A query of all dates between two, without the second.'),
    `${MACROS}date_spine`,
  ),
  builtin('current_timestamp()', () => l10n.t('The time now.'), `${MACROS}current_timestamp`),
  builtin('cast(field, type)', () => l10n.t('A value as another type.'), `${MACROS}cast`),
  builtin(
    'safe_cast(field, type)',
    () => l10n.t('A value as another type; on Dremio it fails as `cast` does.'),
    `${MACROS}safe_cast`,
  ),
  builtin('cast_bool_to_text(field)', () => l10n.t('`true` and `false` as text.'), `${MACROS}cast_bool_to_text`),
  builtin('concat(fields)', () => l10n.t('Texts put together; takes a list.'), `${MACROS}concat`),
  builtin('hash(field)', () => l10n.t('The MD5 of a value.'), `${MACROS}hash`),
  builtin('length(expression)', () => l10n.t('The number of letters of a text.'), `${MACROS}length`),
  builtin(
    'position(substring_text, string_text)',
    () => l10n.t('Where a text stands in another.'),
    `${MACROS}position`,
  ),
  builtin(
    'replace(field, old_chars, new_chars)',
    () => l10n.t('A text with a part of it replaced.'),
    `${MACROS}replace`,
  ),
  builtin('right(string_text, length_expression)', () => l10n.t('The last letters of a text.'), `${MACROS}right`),
  builtin(
    'split_part(string_text, delimiter_text, part_number)',
    () => l10n.t('One part of a text that is divided by another.'),
    `${MACROS}split_part`,
  ),
  builtin(
    'escape_single_quotes(expression)',
    () => l10n.t('A text that may stand between quotes of SQL.'),
    `${MACROS}escape_single_quotes`,
  ),
  builtin('string_literal(value)', () => l10n.t('A text between quotes of SQL.'), `${MACROS}string_literal`),
  builtin('any_value(expression)', () => l10n.t('Any value of a group.'), `${MACROS}any_value`),
  builtin('bool_or(expression)', () => l10n.t('Whether one value of a group is true.'), `${MACROS}bool_or`),
  builtin(
    'listagg(measure, delimiter_text="\',\'", order_by_clause=None, limit_num=None)',
    () => l10n.t('The values of a group as one text.'),
    `${MACROS}listagg`,
  ),
  builtin(
    'array_construct(inputs=[], data_type="integer")',
    () => l10n.t('An array of values.'),
    `${MACROS}array_construct`,
  ),
  builtin('array_append(array, new_element)', () => l10n.t('An array with one more value.'), `${MACROS}array_append`),
  builtin('array_concat(array_1, array_2)', () => l10n.t('Two arrays as one.'), `${MACROS}array_concat`),
  builtin('equals(expr1, expr2)', () => l10n.t('Whether two values are the same, nulls too.'), `${MACROS}equals`),
  builtin(
    'except()',
    () => l10n.t("The warehouse's word for the rows of one query that another does not have."),
    `${MACROS}except`,
  ),
  builtin(
    'intersect()',
    () => l10n.t("The warehouse's word for the rows that two queries share."),
    `${MACROS}intersect`,
  ),
  builtin('type_string()', () => l10n.t('The type of texts.'), `${MACROS}type_string`),
  builtin('type_int()', () => l10n.t('The type of whole numbers.'), `${MACROS}type_int`),
  builtin('type_bigint()', () => l10n.t('The type of large whole numbers.'), `${MACROS}type_bigint`),
  builtin('type_float()', () => l10n.t('The type of floating numbers.'), `${MACROS}type_float`),
  builtin('type_numeric()', () => l10n.t('The type of decimals.'), `${MACROS}type_numeric`),
  builtin('type_boolean()', () => l10n.t('The type of true and false.'), `${MACROS}type_boolean`),
  builtin('type_timestamp()', () => l10n.t('The type of points in time.'), `${MACROS}type_timestamp`),
  builtin(
    'generate_series(upper_bound)',
    () => l10n.t('A query of the numbers from 1 on.'),
    `${MACROS}generate_series`,
  ),
  builtin('get_columns_in_query(select_sql)', () => l10n.t('The names of the columns of a query, asked of Dremio.')),
  builtin('get_quoted_csv(column_names, table_alias=None)', () =>
    l10n.t('Names of columns, quoted, with commas between.'),
  ),
  builtin('load_relation(relation)', () => l10n.t('A relation when it is there, else none.')),
  builtin('drop_relation_if_exists(relation)', () => l10n.t('Drops a relation when it is one.')),
  builtin('create_schema(relation)', () => l10n.t('Makes the folder of a relation.')),
  builtin('convert_datetime(date_str, date_fmt)', () => l10n.t('A text as a point in time of Python.')),
  builtin('dates_in_range(start_date_str, end_date_str=None, in_fmt="%Y%m%d", out_fmt="%Y%m%d")', () =>
    l10n.t('The days between two, as texts.'),
  ),
  builtin('partition_range(raw_partition_date, date_fmt="%Y%m%d")', () =>
    l10n.t('The days of a range that is written with a comma.'),
  ),
  builtin('py_current_timestring()', () => l10n.t('The time now of the machine that dbt runs on, as text.')),
  builtin(
    'set_sql_header(config)',
    () => l10n.t('With `call`: SQL that is written before the statement which builds the model.'),
    'https://docs.getdbt.com/reference/resource-configs/sql_header',
  ),
  builtin('in_transaction(sql)', () => l10n.t('For a hook: runs inside of the transaction, of which Dremio has none.')),
  builtin('before_begin(sql)', () => l10n.t('For a hook: runs before the transaction, of which Dremio has none.')),
  builtin('after_commit(sql)', () => l10n.t('For a hook: runs behind the transaction, of which Dremio has none.')),
];
