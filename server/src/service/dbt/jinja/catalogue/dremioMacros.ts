import * as l10n from '@vscode/l10n';
import { builtin, type Builtin } from './builtin';

const PAGE = 'https://github.com/dremio/dbt-dremio';

/** Macros of dbt-dremio that people call. */
export const DREMIO_MACROS: readonly Builtin[] = [
  builtin(
    'is_datalake_node(node)',
    () => l10n.t('Whether dbt-dremio places a node among the tables of the lake, and not among views.'),
    PAGE,
  ),
  builtin(
    'external_query(sql)',
    () => l10n.t('The SQL as a query that the database behind its only source runs, when the model is so configured.'),
    PAGE,
  ),
  builtin(
    'join_using(left_table, right_table, left_columns, right_columns=None)',
    () => l10n.t('The condition of a join by columns of two lists.'),
    PAGE,
  ),
  builtin(
    'get_quoted_csv_source_columns(source_name, table_name)',
    () => l10n.t('The columns that YAML describes of a source, quoted, with commas between.'),
    PAGE,
  ),
  builtin(
    'get_quoted_csv_sql_columns(sql_columns)',
    () => l10n.t('Names of columns, quoted, with commas between.'),
    PAGE,
  ),
  builtin('trim_varchar_columns(column_names, trimtext=None)', () => l10n.t('Expressions that trim texts.'), PAGE),
  builtin(
    'to_date_varchar_columns(column_names, format="YYYY-MM-DD")',
    () => l10n.t('Expressions that turn texts into dates.'),
    PAGE,
  ),
  builtin(
    'to_decimal_varchar_columns(column_names, decimal_separator=",", decimals=2)',
    () => l10n.t('Expressions that turn texts into decimals.'),
    PAGE,
  ),
  builtin(
    'refresh_metadata(relation, format="iceberg")',
    () => l10n.t('Has Dremio read the files of a table anew.'),
    PAGE,
  ),
  builtin(
    'alter_table_refresh_metadata(table_relation)',
    () => l10n.t('The statement that has Dremio read the files of a table anew.'),
    PAGE,
  ),
  builtin(
    'alter_pds(table_relation, avoid_promotion=True, lazy_update=True, delete_when_missing=True, forget_metadata=False)',
    () => l10n.t('Has Dremio read the files of a table anew, or forget them.'),
    PAGE,
  ),
  builtin(
    'create_reflection(reflection_name, reflection_type, anchor, *)',
    () => l10n.t('Makes or updates a reflection by REST, as the materialization does.'),
    PAGE,
  ),
  builtin('intersect_columns(source_columns, target_columns)', () => l10n.t('The columns that two lists share.'), PAGE),
  builtin(
    'diff_columns(source_columns, target_columns)',
    () => l10n.t('The columns of a list that another does not have.'),
    PAGE,
  ),
  builtin(
    'render_with_format_clause(target_table)',
    () => l10n.t('A relation with the format of its files, as `table(… (type => …))`.'),
    PAGE,
  ),
  builtin(
    'enable_default_reflection()',
    () => l10n.t('The statement that switches the default reflection of a view on.'),
    PAGE,
  ),
  builtin(
    'apply_twin_strategy(target_relation)',
    () => l10n.t('Does what `twin_strategy` says when a view and a table share a name.'),
    PAGE,
  ),
];
