import * as l10n from '@vscode/l10n';
import { ANY, either, key, list, map, naming, oneOf, required, TEXT, TEXTS, type Shape } from './shape';
import { commonKeys, OWNER } from './sharedKeys';

export const EXPOSURES: Shape = list(
  map({
    name: required(TEXT, () => l10n.t('Name of the exposure: letters, digits and underscores.')),
    type: required(oneOf('dashboard', 'notebook', 'analysis', 'ml', 'application'), () => l10n.t('What it is.')),
    owner: required(OWNER, () => l10n.t('Who answers for it: a name or an email.')),
    label: key(TEXT, () => l10n.t('Its name for people.')),
    maturity: key(oneOf('high', 'medium', 'low'), () => l10n.t('How far it can be relied on.')),
    url: key(TEXT, () => l10n.t('Where it is.')),
    depends_on: key(list(naming('reference')), () => l10n.t('What it shows: ref, source and metric.')),
    ...commonKeys('exposure'),
  }),
);

export const GROUPS: Shape = list(
  map({
    name: required(TEXT, () => l10n.t('Name of the group.')),
    owner: required(OWNER, () => l10n.t('Who answers for its models: a name or an email.')),
    description: key(TEXT, () => l10n.t('What the group is for.')),
    config: key(ANY, () => l10n.t('Its "meta".')),
  }),
);

const FORMAT = oneOf('dict', 'csv', 'sql');
const ROWS = key(either(list(ANY), TEXT), () =>
  l10n.t('The rows: maps of columns, or a text of CSV or SQL by "format".'),
);

const GIVEN = map({
  input: required(naming('reference'), () => l10n.t('What the rows stand for: a ref, a source, or "this".')),
  rows: ROWS,
  format: key(FORMAT, () => l10n.t('How the rows are written.')),
  fixture: key(naming('fixture'), () => l10n.t('The file below "fixtures" that holds the rows.')),
});

const EXPECT = map({
  rows: ROWS,
  format: key(FORMAT, () => l10n.t('How the rows are written.')),
  fixture: key(naming('fixture'), () => l10n.t('The file below "fixtures" that holds the rows.')),
});

const OVERRIDES = map({
  macros: key(ANY, () => l10n.t('What macros give in the test, as "is_incremental: true".')),
  vars: key(ANY, () => l10n.t('Variables in the test.')),
  env_vars: key(ANY, () => l10n.t('Variables of the environment in the test.')),
});

export const UNIT_TESTS: Shape = list(
  map({
    ...commonKeys('unit_test'),
    name: required(TEXT, () => l10n.t('Name of the test.')),
    model: required(naming('model'), () => l10n.t('The model that is tested.')),
    given: required(list(GIVEN), () => l10n.t('Rows of what the model reads; what is left out is empty.')),
    expect: required(EXPECT, () => l10n.t('The rows that the model should give.')),
    overrides: key(OVERRIDES, () => l10n.t('Macros and variables that have other values in the test.')),
    versions: key(
      map({
        include: key(TEXTS, () => l10n.t('The versions that are tested.')),
        exclude: key(TEXTS, () => l10n.t('The versions that are not.')),
      }),
      () => l10n.t('Which versions of the model are tested.'),
    ),
  }),
);

const GRAIN = oneOf(
  'nanosecond',
  'microsecond',
  'millisecond',
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
);

const ENTITY = map(
  {
    name: required(TEXT, () => l10n.t('Name of the entity.')),
    type: required(oneOf('primary', 'unique', 'foreign', 'natural'), () => l10n.t('What the key is in the model.')),
    expr: key(TEXT, () => l10n.t('The column, or SQL, that it is.')),
    role: key(TEXT, () => l10n.t('Its role.')),
  },
  true,
);

const DIMENSION = map(
  {
    name: required(TEXT, () => l10n.t('Name of the dimension.')),
    type: required(oneOf('categorical', 'time'), () => l10n.t('What kind of dimension it is.')),
    expr: key(TEXT, () => l10n.t('The column, or SQL, that it is.')),
    type_params: key(map({ time_granularity: key(GRAIN, () => l10n.t('How fine the time is.')) }, true), () =>
      l10n.t('What its type needs.'),
    ),
    is_partition: key(TEXT, () => l10n.t('Whether the data is partitioned by it.')),
  },
  true,
);

const AGGREGATIONS = oneOf(
  'sum',
  'min',
  'max',
  'count',
  'count_distinct',
  'average',
  'median',
  'percentile',
  'sum_boolean',
);

const MEASURE = map(
  {
    name: required(TEXT, () => l10n.t('Name of the measure.')),
    agg: required(AGGREGATIONS, () => l10n.t('How its values are put together.')),
    expr: key(TEXT, () => l10n.t('The column, or SQL, that it is.')),
    agg_time_dimension: key(TEXT, () => l10n.t('The dimension of time that it goes by.')),
    create_metric: key(TEXT, () => l10n.t('Whether there is a metric of it, of the same name.')),
  },
  true,
);

export const SEMANTIC_MODELS: Shape = list(
  map({
    ...commonKeys('semantic_model'),
    name: required(TEXT, () => l10n.t('Name of the semantic model.')),
    model: required(naming('reference'), () => l10n.t('The model that it is of: a ref.')),
    label: key(TEXT, () => l10n.t('Its name for people.')),
    defaults: key(map({ agg_time_dimension: key(TEXT, () => l10n.t('The dimension of time of its measures.')) }), () =>
      l10n.t('What counts for all of its measures.'),
    ),
    entities: key(list(ENTITY), () => l10n.t('The keys by which it can be joined.')),
    dimensions: key(list(DIMENSION), () => l10n.t('What it can be grouped by.')),
    measures: key(list(MEASURE), () => l10n.t('What can be summed up.')),
    primary_entity: key(TEXT, () => l10n.t('The entity that a row stands for, where no column is one.')),
  }),
);

export const METRICS: Shape = list(
  map(
    {
      ...commonKeys('metric'),
      name: required(TEXT, () => l10n.t('Name of the metric.')),
      label: key(TEXT, () => l10n.t('Its name for people.')),
      type: required(oneOf('simple', 'ratio', 'cumulative', 'derived', 'conversion'), () =>
        l10n.t('How it is worked out.'),
      ),
      type_params: key(ANY, () =>
        l10n.t('What its type needs: a measure, a numerator and denominator, metrics, a window.'),
      ),
      filter: key(ANY, () => l10n.t('Which rows count.')),
      time_granularity: key(GRAIN, () => l10n.t('The usual period.')),
      agg: key(AGGREGATIONS, () => l10n.t('How values are put together.')),
      expr: key(TEXT, () => l10n.t('The column, or SQL, that it is.')),
    },
    true,
  ),
);

export const SAVED_QUERIES: Shape = list(
  map({
    ...commonKeys('saved_query'),
    name: required(TEXT, () => l10n.t('Name of the saved query.')),
    label: key(TEXT, () => l10n.t('Its name for people.')),
    query_params: required(
      map({
        metrics: key(list(naming('metric')), () => l10n.t('The metrics that it shows.')),
        group_by: key(list(TEXT), () => l10n.t('What they are grouped by: Dimension(…), TimeDimension(…), Entity(…).')),
        where: key(ANY, () => l10n.t('Which rows count.')),
        order_by: key(list(TEXT), () => l10n.t('The order of the rows.')),
        limit: key(TEXT, () => l10n.t('How many rows at most.')),
      }),
      () => l10n.t('What it asks for.'),
    ),
    exports: key(list(ANY), () => l10n.t('Tables and views that are made of it.')),
  }),
);
