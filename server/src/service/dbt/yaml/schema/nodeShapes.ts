import * as l10n from '@vscode/l10n';
import {
  ANY,
  BOOLEAN,
  either,
  key,
  list,
  map,
  naming,
  oneOf,
  required,
  TEXT,
  TEXTS,
  type Shape,
  type ShapeKey,
} from './shape';
import { COLUMNS, commonKeys, CONSTRAINTS, FRESHNESS, TEST_KEYS, VERSION_COLUMNS } from './sharedKeys';

const ACCESS = oneOf('private', 'protected', 'public');
const columns: ShapeKey = key(COLUMNS, () => l10n.t('The columns, with descriptions and tests.'));

const VERSION = map({
  v: required(TEXT, () => l10n.t('The version: a number or a word.')),
  defined_in: key(TEXT, () =>
    l10n.t('Its file without the ending, when that is not the name of the model with "_v" and the version.'),
  ),
  columns: key(VERSION_COLUMNS, () => l10n.t('Where its columns differ from those of the model.')),
  access: key(ACCESS, () => l10n.t('Who may refer to it.')),
  deprecation_date: key(TEXT, () => l10n.t('From when on it should not be used.')),
  constraints: key(CONSTRAINTS, () => l10n.t('What is promised of its rows.')),
  ...commonKeys('model'),
  ...TEST_KEYS,
});

const TIME_SPINE = map({
  standard_granularity_column: required(naming('column'), () => l10n.t('The column with the time.')),
  custom_granularities: key(list(ANY), () => l10n.t('Columns with periods of your own.')),
});

export const MODELS: Shape = list(
  map({
    name: required(naming('describedModel'), () => l10n.t('Name of the model: its file without the ending.')),
    columns,
    access: key(ACCESS, () => l10n.t('Who may refer to it: its group, its package, everybody.')),
    latest_version: key(TEXT, () => l10n.t('The version that a ref without one means; the highest when left out.')),
    versions: key(list(VERSION), () => l10n.t('The versions of the model, each with a file.')),
    deprecation_date: key(TEXT, () => l10n.t('From when on it should not be used.')),
    constraints: key(CONSTRAINTS, () => l10n.t('What is promised of its rows.')),
    freshness: key(ANY, () => l10n.t('When the model is due again.')),
    time_spine: key(TIME_SPINE, () => l10n.t('Makes the model the calendar of the semantic layer.')),
    semantic_model: key(ANY, () => l10n.t('What the model is to the semantic layer.')),
    primary_entity: key(TEXT, () => l10n.t('The entity that a row stands for.')),
    agg_time_dimension: key(TEXT, () => l10n.t('The dimension of time that metrics go by.')),
    metrics: key(list(ANY), () => l10n.t('Metrics of the model.')),
    derived_semantics: key(ANY, () => l10n.t('Entities and dimensions that are worked out.')),
    ...commonKeys('model'),
    ...TEST_KEYS,
  }),
);

export const SEEDS: Shape = list(
  map({
    name: required(naming('seed'), () => l10n.t('Name of the seed: its file without the ending.')),
    columns,
    ...commonKeys('seed'),
    ...TEST_KEYS,
  }),
);

export const SNAPSHOTS: Shape = list(
  map({
    name: required(naming('snapshot'), () => l10n.t('Name of the snapshot.')),
    relation: key(naming('reference'), () =>
      l10n.t('What it keeps the history of; makes a snapshot without a file of its own.'),
    ),
    columns,
    ...commonKeys('snapshot'),
    ...TEST_KEYS,
  }),
);

export const ANALYSES: Shape = list(
  map({
    name: required(naming('analysis'), () => l10n.t('Name of the analysis: its file without the ending.')),
    columns,
    ...commonKeys('analysis'),
  }),
);

export const SINGULAR_TESTS: Shape = list(
  map({
    name: required(naming('singularTest'), () => l10n.t('Name of the test: its file without the ending.')),
    ...commonKeys('test'),
  }),
);

const QUOTING = map({
  database: key(BOOLEAN, () => l10n.t('Whether the space or source is quoted.')),
  schema: key(BOOLEAN, () => l10n.t('Whether the folders are quoted.')),
  identifier: key(BOOLEAN, () => l10n.t('Whether the name is quoted.')),
});

const LOADED: Readonly<Record<string, ShapeKey>> = {
  loaded_at_field: key(TEXT, () => l10n.t('The column that tells when a row came.')),
  loaded_at_query: key(TEXT, () => l10n.t('A query that tells when the last row came.')),
  freshness: key(FRESHNESS, () => l10n.t('How old the newest row may be.')),
  loader: key(TEXT, () => l10n.t('What brings the data, for people to read.')),
  quoting: key(QUOTING, () => l10n.t('Which parts of the name are quoted.')),
};

const TABLE = map({
  name: required(TEXT, () => l10n.t('Name of the table in source().')),
  identifier: key(TEXT, () => l10n.t('Its name in Dremio, when that differs.')),
  external: key(ANY, () => l10n.t('Files that the table is made of: "location", "format" and what reads them.')),
  columns,
  ...LOADED,
  ...commonKeys('source'),
  ...TEST_KEYS,
});

export const SOURCES: Shape = list(
  map({
    name: required(TEXT, () => l10n.t('Name of the source in source().')),
    database: key(TEXT, () => l10n.t('The source or space in Dremio.')),
    schema: key(TEXT, () => l10n.t('The folders in it, with dots between; the name of the source when left out.')),
    overrides: key(TEXT, () => l10n.t('The package whose source this one replaces.')),
    tables: key(list(TABLE), () => l10n.t('The tables of the source.')),
    unrendered_config: key(ANY, () => l10n.t('Written by dbt.')),
    ...LOADED,
    ...commonKeys('source'),
  }),
);

const ARGUMENT = map({
  name: required(TEXT, () => l10n.t('Name of the argument.')),
  type: key(TEXT, () => l10n.t('The kind of value that it takes.')),
  description: key(TEXT, () => l10n.t('What it does.')),
});

export const MACROS: Shape = list(
  map({
    name: required(naming('macro'), () => l10n.t('Name of the macro.')),
    arguments: key(list(ARGUMENT), () => l10n.t('Its arguments.')),
    ...commonKeys('macro'),
  }),
);

const TYPED_ARGUMENT = map({
  name: required(TEXT, () => l10n.t('Name of the argument.')),
  data_type: required(TEXT, () => l10n.t('Its type in SQL.')),
  description: key(TEXT, () => l10n.t('What it does.')),
  default_value: key(either(TEXT, ANY), () => l10n.t('What counts when it is not given.')),
});

export const FUNCTIONS: Shape = list(
  map({
    name: required(naming('function'), () => l10n.t('Name of the function: its file without the ending.')),
    arguments: key(list(TYPED_ARGUMENT), () => l10n.t('Its arguments with their types.')),
    returns: required(
      map({
        data_type: required(TEXT, () => l10n.t('The type of what it gives.')),
        description: key(TEXT, () => l10n.t('What it gives.')),
      }),
      () => l10n.t('What the function gives.'),
    ),
    tests: key(TEXTS, () => l10n.t('Tests of the function.')),
    ...commonKeys('function'),
  }),
);
