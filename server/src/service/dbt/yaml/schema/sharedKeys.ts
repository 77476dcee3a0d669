import * as l10n from '@vscode/l10n';
import type { ConfigResource } from '../../configKeys/configKey';
import {
  ANY,
  BOOLEAN,
  DESCRIPTION,
  either,
  key,
  list,
  map,
  naming,
  NUMBER,
  oneOf,
  required,
  TAGS,
  TEXT,
  TEXTS,
  type Shape,
  type ShapeKey,
} from './shape';

type Keys = Readonly<Record<string, ShapeKey>>;

const DOCS = map({
  show: key(BOOLEAN, () => l10n.t('Whether the documentation site shows it.')),
  node_color: key(TEXT, () => l10n.t('Its colour in the graph of the documentation site: a name of CSS, or #rrggbb.')),
});

export const OWNER = map(
  {
    name: key(TEXT, () => l10n.t('Who answers for it.')),
    email: key(TEXTS, () => l10n.t('Where to write to.')),
  },
  true,
);

/** What nearly every entry has beside its name. */
export function commonKeys(resource: ConfigResource): Keys {
  return {
    description: key(DESCRIPTION, () =>
      l10n.t('What it is, in Markdown; "{{ doc(\'name\') }}" takes a block of a file.'),
    ),
    config: key({ kind: 'config', resource }, () =>
      l10n.t('Its configuration, as config() in its file would give it.'),
    ),
    meta: key(ANY, () => l10n.t('Anything of your own; dbt wants it below "config" today.')),
    docs: key(DOCS, () => l10n.t('How the documentation site shows it.')),
    tags: key(TAGS, () => l10n.t('Words to select it by, as in "--select tag:nightly".')),
    enabled: key(BOOLEAN, () => l10n.t('False takes it out of the project.')),
    group: key(naming('group'), () => l10n.t('The group that it belongs to.')),
  };
}

/** Tests of a model or column, under today's name and the old one. */
export const TEST_KEYS: Keys = {
  data_tests: key(list({ kind: 'test' }), () =>
    l10n.t('Tests of the data: names of generic tests, with their arguments.'),
  ),
  tests: {
    shape: list({ kind: 'test' }),
    about: () => l10n.t('Tests of the data, by the name that dbt calls "data_tests" today.'),
    instead: 'data_tests',
  },
};

const CONSTRAINT = map({
  type: required(oneOf('not_null', 'unique', 'primary_key', 'foreign_key', 'check', 'custom'), () =>
    l10n.t('What is promised. Dremio enforces none of them.'),
  ),
  expression: key(TEXT, () => l10n.t('SQL of a check, or what a foreign key refers to.')),
  name: key(TEXT, () => l10n.t('Name of the constraint.')),
  columns: key(list(naming('column')), () => l10n.t('The columns that it is about.')),
  to: key(naming('reference'), () => l10n.t('What a foreign key refers to: ref or source.')),
  to_columns: key(list(TEXT), () => l10n.t('The columns there.')),
  warn_unenforced: key(BOOLEAN, () => l10n.t('False silences the warning that it is not enforced.')),
  warn_unsupported: key(BOOLEAN, () => l10n.t('False silences the warning that it is not supported.')),
});

export const CONSTRAINTS = list(CONSTRAINT);

const COLUMN_KEYS: Keys = {
  description: key(DESCRIPTION, () => l10n.t('What the column holds, in Markdown.')),
  data_type: key(TEXT, () => l10n.t('Its type in Dremio; a contract checks it.')),
  quote: key(BOOLEAN, () => l10n.t('Whether dbt quotes its name.')),
  constraints: key(CONSTRAINTS, () => l10n.t('What is promised of its values.')),
  config: key(
    map(
      {
        meta: key(ANY, () => l10n.t('Anything of your own.')),
        tags: key(TAGS, () => l10n.t('Words to select tests by.')),
      },
      true,
    ),
    () => l10n.t('Its "meta" and "tags".'),
  ),
  meta: key(ANY, () => l10n.t('Anything of your own; dbt wants it below "config" today.')),
  tags: key(TAGS, () => l10n.t('Words to select its tests by.')),
  policy_tags: key(list(TEXT), () => l10n.t('Tags of a policy; read by other warehouses.')),
  granularity: key(
    oneOf(
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
    ),
    () => l10n.t('How fine the time in it is, in a time spine.'),
  ),
  dimension: key(ANY, () => l10n.t('What it means to the semantic layer.')),
  entity: key(ANY, () => l10n.t('The entity that it identifies.')),
  ...TEST_KEYS,
};

export const COLUMNS = list(
  map({ name: required(naming('column'), () => l10n.t('Name of the column.')), ...COLUMN_KEYS }),
);

/** Columns of a version: its own, or those of the model by `include` and `exclude`. */
export const VERSION_COLUMNS = list(
  map({
    name: key(naming('column'), () => l10n.t('Name of the column.')),
    include: key(either(TEXT, list(TEXT)), () => l10n.t('"all" takes the columns of the model.')),
    exclude: key(list(TEXT), () => l10n.t('Columns of the model that this version does not have.')),
    ...COLUMN_KEYS,
  }),
);

const TIME: Shape = map({
  count: key(NUMBER, () => l10n.t('How many periods.')),
  period: key(oneOf('minute', 'hour', 'day'), () => l10n.t('The length of one.')),
});

export const FRESHNESS: Shape = map({
  warn_after: key(TIME, () => l10n.t('The age of the newest row at which dbt warns.')),
  error_after: key(TIME, () => l10n.t('The age of the newest row at which dbt fails.')),
  filter: key(TEXT, () => l10n.t('SQL condition for the rows that are looked at.')),
  build_after: key(ANY, () => l10n.t('When a model is due again.')),
});
