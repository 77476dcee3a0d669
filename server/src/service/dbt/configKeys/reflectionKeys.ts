import * as l10n from '@vscode/l10n';
import type { ConfigKey, ConfigResource } from './configKey';

const PAGE = 'https://docs.getdbt.com/reference/resource-configs/dremio-configs';
const MODEL: readonly ConfigResource[] = ['model'];
const REFLECTION = ['reflection'];

/** Keys of dbt-dremio's `materialized='reflection'`. */
export const REFLECTION_KEYS: readonly ConfigKey[] = [
  {
    name: 'reflection_type',
    types: ['text'],
    choices: [
      {
        value: 'raw',
        documentation: () => l10n.t('Keeps rows as they are, with the columns of `display`: the default.'),
      },
      { value: 'aggregate', documentation: () => l10n.t('Keeps sums and counts of `measures` by `dimensions`.') },
      { value: 'aggregation', documentation: () => l10n.t('The same as `aggregate`.') },
    ],
    closed: 'exact',
    resources: MODEL,
    materializations: REFLECTION,
    from: 'dbt-dremio',
    documentation: () => l10n.t('What the reflection keeps: rows, or totals.'),
    page: PAGE,
  },
  {
    name: 'name',
    types: ['text'],
    resources: MODEL,
    materializations: REFLECTION,
    from: 'dbt-dremio',
    documentation: () =>
      l10n.t('Name of the reflection in Dremio; the `alias`, else the name of the model, unless told.'),
    page: PAGE,
  },
  {
    name: 'anchor',
    types: ['text', 'list'],
    holds: 'model',
    resources: MODEL,
    materializations: REFLECTION,
    from: 'dbt-dremio',
    documentation: () =>
      l10n.t(
        'The dataset that the reflection belongs to: a model, or a source and its table. Read only when the model depends on more than one.',
      ),
    page: PAGE,
  },
  {
    name: 'external_target',
    types: ['text', 'list'],
    holds: 'model',
    resources: MODEL,
    materializations: REFLECTION,
    from: 'dbt-dremio',
    documentation: () => l10n.t('The table of an external reflection, which dbt-dremio cannot create.'),
    page: PAGE,
  },
  {
    name: 'display',
    types: ['list'],
    holds: 'anchorColumn',
    resources: MODEL,
    materializations: REFLECTION,
    from: 'dbt-dremio',
    documentation: () => l10n.t('Columns that a raw reflection keeps; all of them unless told.'),
    page: PAGE,
  },
  {
    name: 'dimensions',
    types: ['list'],
    holds: 'anchorColumn',
    resources: MODEL,
    materializations: REFLECTION,
    from: 'dbt-dremio',
    documentation: () =>
      l10n.t('Columns that an aggregate reflection groups by; unless told all that are no decimal, float or double.'),
    page: PAGE,
  },
  {
    name: 'date_dimensions',
    types: ['list'],
    holds: 'anchorColumn',
    resources: MODEL,
    materializations: REFLECTION,
    from: 'dbt-dremio',
    documentation: () =>
      l10n.t('Dimensions of which the day alone counts; timestamps when neither these nor `dimensions` are told.'),
    page: PAGE,
  },
  {
    name: 'measures',
    types: ['list'],
    holds: 'anchorColumn',
    resources: MODEL,
    materializations: REFLECTION,
    from: 'dbt-dremio',
    documentation: () =>
      l10n.t('Columns that an aggregate reflection totals; all decimals, floats and doubles unless told.'),
    page: PAGE,
  },
  {
    name: 'computations',
    types: ['list'],
    choices: [
      { value: 'SUM,COUNT' },
      { value: 'SUM' },
      { value: 'COUNT' },
      { value: 'MIN' },
      { value: 'MAX' },
      { value: 'MIN,MAX' },
      { value: 'APPROX_COUNT_DISTINCT' },
    ],
    resources: MODEL,
    materializations: REFLECTION,
    from: 'dbt-dremio',
    documentation: () =>
      l10n.t('For each of `measures` one text with its totals, comma-separated without blanks: `SUM,COUNT`.'),
    page: PAGE,
  },
  {
    name: 'partition_transform',
    types: ['list'],
    choices: [
      { value: 'IDENTITY', documentation: () => l10n.t('The value itself: the default.') },
      { value: 'YEAR' },
      { value: 'MONTH' },
      { value: 'DAY' },
      { value: 'HOUR' },
      { value: 'BUCKET(8)', documentation: () => l10n.t('One of so many buckets, by the hash of the value.') },
      { value: 'TRUNCATE(4)', documentation: () => l10n.t('So many letters of a text, or a number rounded down.') },
    ],
    resources: MODEL,
    materializations: REFLECTION,
    from: 'dbt-dremio',
    documentation: () => l10n.t('For each of `partition_by` what is made of its values.'),
    page: PAGE,
  },
  {
    name: 'arrow_cache',
    types: ['boolean'],
    choices: [{ value: true }, { value: false }],
    resources: MODEL,
    materializations: REFLECTION,
    from: 'dbt-dremio',
    documentation: () => l10n.t('Whether the reflection is cached in memory. Dremio 26 no longer does.'),
    page: PAGE,
  },
];
