import * as l10n from '@vscode/l10n';
import type { ConfigKey, ConfigResource } from './configKey';

const PAGE = 'https://docs.getdbt.com/reference/resource-configs/dremio-configs';
/** A test that stores its failures makes a table, which is placed as others are. */
const BUILT: readonly ConfigResource[] = ['model', 'seed', 'snapshot', 'test'];
const MODEL: readonly ConfigResource[] = ['model'];
const IN_LAKE = ['table', 'incremental', 'seed', 'snapshot', 'ephemeral', 'test'];
const WRITTEN = ['table', 'incremental', 'seed'];
const AMONG_VIEWS = ['view', 'reflection'];
const BOOLEANS = [{ value: true }, { value: false }];

/** Keys of dbt-dremio: where something lies in Dremio, and how its files are written. */
export const DREMIO_KEYS: readonly ConfigKey[] = [
  {
    name: 'datalake',
    types: ['text'],
    resources: BUILT,
    materializations: IN_LAKE,
    from: 'dbt-dremio',
    documentation: () =>
      l10n.t('Source of Dremio that holds the table, instead of that of the target. Views go by `database`.'),
    page: PAGE,
  },
  {
    name: 'object_storage_source',
    types: ['text'],
    resources: BUILT,
    materializations: IN_LAKE,
    from: 'dbt-dremio',
    sameAs: 'datalake',
    documentation: () => l10n.t('The same as `datalake`: the source of Dremio that holds the table.'),
    page: PAGE,
  },
  {
    name: 'root_path',
    types: ['text'],
    resources: BUILT,
    materializations: IN_LAKE,
    from: 'dbt-dremio',
    documentation: () => l10n.t('Folder of the table below that of the target, dotted. Views go by `schema`.'),
    page: PAGE,
  },
  {
    name: 'object_storage_path',
    types: ['text'],
    resources: BUILT,
    materializations: IN_LAKE,
    from: 'dbt-dremio',
    sameAs: 'root_path',
    documentation: () => l10n.t('The same as `root_path`: the folder of the table below that of the target.'),
    page: PAGE,
  },
  {
    name: 'file',
    types: ['text'],
    resources: BUILT,
    materializations: IN_LAKE,
    from: 'dbt-dremio',
    documentation: () => l10n.t('Name of the table in Dremio. Views go by `alias`.'),
    page: PAGE,
  },
  {
    name: 'dremio_space',
    types: ['text'],
    resources: MODEL,
    materializations: AMONG_VIEWS,
    from: 'dbt-dremio',
    sameAs: 'database',
    documentation: () => l10n.t('The same as `database`: the space of a view.'),
    page: PAGE,
  },
  {
    name: 'dremio_space_folder',
    types: ['text'],
    resources: MODEL,
    materializations: AMONG_VIEWS,
    from: 'dbt-dremio',
    sameAs: 'schema',
    documentation: () => l10n.t('The same as `schema`: the folder of a view below that of the target.'),
    page: PAGE,
  },
  {
    name: 'format',
    types: ['text'],
    choices: [{ value: 'iceberg' }, { value: 'parquet' }, { value: 'text' }, { value: 'json' }, { value: 'arrow' }],
    closed: 'exact',
    resources: ['model', 'seed'],
    materializations: WRITTEN,
    from: 'dbt-dremio',
    documentation: () =>
      l10n.t('Format of the files of the table: Iceberg unless told, and nothing else when it is incremental.'),
    page: PAGE,
  },
  ...['field_delimiter', 'line_delimiter', 'quote', 'comment', 'escape'].map((name): ConfigKey => ({
    name,
    types: ['text'],
    resources: ['model', 'seed'],
    materializations: WRITTEN,
    from: 'dbt-dremio',
    documentation: () => l10n.t('Of the files of a table with the format `text`: `{0}`.', name),
    page: PAGE,
  })),
  ...['skip_first_line', 'extract_header', 'trim_header', 'auto_generated_column_names'].map((name): ConfigKey => ({
    name,
    types: ['boolean'],
    choices: BOOLEANS,
    resources: ['model', 'seed'],
    materializations: WRITTEN,
    from: 'dbt-dremio',
    documentation: () => l10n.t('Of the files of a table with the format `text`: `{0}`.', name),
    page: PAGE,
  })),
  {
    name: 'pretty_print',
    types: ['boolean'],
    choices: BOOLEANS,
    resources: ['model', 'seed'],
    materializations: WRITTEN,
    from: 'dbt-dremio',
    documentation: () => l10n.t('Whether the files of a table with the format `json` are written for people.'),
    page: PAGE,
  },
  {
    name: 'single_writer',
    types: ['boolean'],
    choices: BOOLEANS,
    resources: ['model', 'seed'],
    materializations: WRITTEN,
    from: 'dbt-dremio',
    documentation: () => l10n.t('Whether one writer makes the table as a single file.'),
    page: PAGE,
  },
  {
    name: 'twin_strategy',
    types: ['text'],
    choices: [
      { value: 'clone', documentation: () => l10n.t('The view of that name selects from the table: the default.') },
      { value: 'prevent', documentation: () => l10n.t('The other one is dropped, data and all.') },
      { value: 'allow', documentation: () => l10n.t('Both stay as they are.') },
    ],
    closed: 'exact',
    resources: ['model', 'seed', 'snapshot'],
    materializations: ['view', 'table', 'incremental', 'seed'],
    from: 'dbt-dremio',
    documentation: () =>
      l10n.t(
        'What happens when a view and a table of one name stand at the two places of a model, as when it changes from one to the other.',
      ),
    page: PAGE,
  },
  {
    name: 'enable_default_reflection',
    types: ['boolean'],
    choices: BOOLEANS,
    resources: MODEL,
    materializations: ['view'],
    from: 'dbt-dremio',
    documentation: () => l10n.t('Whether the default raw reflection of a view is switched on.'),
    page: PAGE,
  },
  {
    name: 'external_query',
    types: ['boolean'],
    choices: BOOLEANS,
    resources: MODEL,
    materializations: ['view', 'table', 'incremental'],
    from: 'dbt-dremio',
    documentation: () =>
      l10n.t(
        'Whether the SQL is sent to the database behind a source as it is. The model may depend on tables of that one source alone.',
      ),
    page: PAGE,
  },
];
