import * as l10n from '@vscode/l10n';
import { fileName, type FilePath } from '../../../text/filePath';
import { ANALYSES, FUNCTIONS, MACROS, MODELS, SEEDS, SINGULAR_TESTS, SNAPSHOTS, SOURCES } from './nodeShapes';
import { EXPOSURES, GROUPS, METRICS, SAVED_QUERIES, SEMANTIC_MODELS, UNIT_TESTS } from './otherShapes';
import { PACKAGES_FILE, SELECTORS_FILE } from './packageShapes';
import { PROFILES_FILE } from './profileShapes';
import { PROJECT_FILE } from './projectShapes';
import { ANY, either, key, list, map, NUMBER, TEXT, type Shape } from './shape';
import { TEST_KEYS } from './sharedKeys';

/** A file of properties: what it says of each kind of thing. */
export const PROPERTIES_FILE: Shape = map({
  version: key(either(NUMBER, TEXT), () => l10n.t('The form of the file: 2. It may be left out.')),
  models: key(MODELS, () => l10n.t('Models: descriptions, columns, tests, configuration.')),
  sources: key(SOURCES, () => l10n.t('Tables that dbt does not build.')),
  seeds: key(SEEDS, () => l10n.t('CSV files that dbt loads.')),
  snapshots: key(SNAPSHOTS, () => l10n.t('Histories of tables.')),
  exposures: key(EXPOSURES, () => l10n.t('What is built on the project outside of dbt: dashboards, notebooks.')),
  unit_tests: key(UNIT_TESTS, () => l10n.t('Tests of a model on rows that are given.')),
  data_tests: key(SINGULAR_TESTS, () => l10n.t('Singular tests: queries that should find nothing.')),
  tests: { ...key(SINGULAR_TESTS, TEST_KEYS['tests']?.about ?? (() => '')), instead: 'data_tests' },
  macros: key(MACROS, () => l10n.t('Macros with their arguments.')),
  analyses: key(ANALYSES, () => l10n.t('Queries that dbt compiles and does not build.')),
  groups: key(GROUPS, () => l10n.t('Groups of models with those who answer for them.')),
  functions: key(FUNCTIONS, () => l10n.t('Functions of your own.')),
  semantic_models: key(SEMANTIC_MODELS, () => l10n.t('Models of the semantic layer.')),
  metrics: key(METRICS, () => l10n.t('Metrics of the semantic layer.')),
  saved_queries: key(SAVED_QUERIES, () => l10n.t('Queries of the semantic layer that are kept.')),
  anchors: key(either(list(ANY), ANY), () =>
    l10n.t('A place for anchors of YAML that are used elsewhere in the file.'),
  ),
});

const BY_NAME: Readonly<Record<string, Shape>> = {
  'dbt_project.yml': PROJECT_FILE,
  'packages.yml': PACKAGES_FILE,
  'dependencies.yml': PACKAGES_FILE,
  'selectors.yml': SELECTORS_FILE,
  'profiles.yml': PROFILES_FILE,
};

/** The shape of a file of a project that has a name of its own; undefined for any other. */
export function shapeByName(path: FilePath): Shape | undefined {
  return BY_NAME[fileName(path)];
}
