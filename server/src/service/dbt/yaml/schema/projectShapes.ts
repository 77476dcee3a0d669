import * as l10n from '@vscode/l10n';
import type { ConfigResource } from '../../configKeys/configKey';
import { ANY, either, key, list, map, NUMBER, required, TEXT, TEXTS, type Shape } from './shape';

function folders(resource: ConfigResource): Shape {
  return { kind: 'folders', resource };
}

const DISPATCH = list(
  map({
    macro_namespace: required(TEXT, () => l10n.t('The package whose macros are looked for.')),
    search_order: required(list(TEXT), () => l10n.t('The packages in which they are looked for, in this order.')),
  }),
);

/** `dbt_project.yml`. */
export const PROJECT_FILE: Shape = map({
  name: required(TEXT, () => l10n.t('Name of the project: letters, digits and underscores.')),
  version: key(TEXT, () => l10n.t('Version of the project.')),
  'config-version': key(NUMBER, () => l10n.t('The form of the file: 2. It may be left out.')),
  profile: key(TEXT, () => l10n.t('The profile of profiles.yml that the project is built with.')),
  'require-dbt-version': key(TEXTS, () => l10n.t('The versions of dbt that the project works with.')),
  'dbt-cloud': key(ANY, () => l10n.t('Settings of dbt Cloud.')),
  'model-paths': key(TEXTS, () => l10n.t('Folders of models; "models" when left out.')),
  'seed-paths': key(TEXTS, () => l10n.t('Folders of seeds; "seeds" when left out.')),
  'test-paths': key(TEXTS, () => l10n.t('Folders of tests; "tests" when left out.')),
  'analysis-paths': key(TEXTS, () => l10n.t('Folders of analyses; "analyses" when left out.')),
  'macro-paths': key(TEXTS, () => l10n.t('Folders of macros; "macros" when left out.')),
  'snapshot-paths': key(TEXTS, () => l10n.t('Folders of snapshots; "snapshots" when left out.')),
  'docs-paths': key(TEXTS, () => l10n.t('Folders of documentation; every folder of the project when left out.')),
  'function-paths': key(TEXTS, () => l10n.t('Folders of functions; "functions" when left out.')),
  'asset-paths': key(TEXTS, () => l10n.t('Folders that go into the documentation site.')),
  'target-path': key(TEXT, () => l10n.t('Folder of what dbt writes.')),
  'log-path': key(TEXT, () => l10n.t('Folder of the log.')),
  'packages-install-path': key(TEXT, () => l10n.t('Folder of installed packages; "dbt_packages" when left out.')),
  'clean-targets': key(TEXTS, () => l10n.t('Folders that "dbt clean" removes.')),
  'query-comment': key(either(TEXT, ANY), () => l10n.t('The comment that each statement gets.')),
  'on-run-start': key(TEXTS, () => l10n.t('Statements before anything is built.')),
  'on-run-end': key(TEXTS, () => l10n.t('Statements when all is built.')),
  'restrict-access': key(TEXT, () => l10n.t('Whether other packages may not use protected models.')),
  'source-paths': { ...key(TEXTS, () => l10n.t('Folders of models, by an old name.')), instead: 'model-paths' },
  'data-paths': { ...key(TEXTS, () => l10n.t('Folders of seeds, by an old name.')), instead: 'seed-paths' },
  packages: key(ANY, () => l10n.t('Packages; they have a file of their own.')),
  flags: key(ANY, () => l10n.t('How dbt behaves.')),
  quoting: key(ANY, () => l10n.t('Which parts of names are quoted.')),
  dispatch: key(DISPATCH, () => l10n.t('Where adapter.dispatch looks for macros.')),
  vars: key(ANY, () => l10n.t('Variables for var(), for all or by package.')),
  models: key(folders('model'), () => l10n.t('Configuration of models, by package and folder.')),
  seeds: key(folders('seed'), () => l10n.t('Configuration of seeds, by package and folder.')),
  snapshots: key(folders('snapshot'), () => l10n.t('Configuration of snapshots, by package and folder.')),
  sources: key(folders('source'), () => l10n.t('Configuration of sources, by package, source and table.')),
  data_tests: key(folders('test'), () => l10n.t('Configuration of tests, by package and folder.')),
  tests: {
    ...key(folders('test'), () => l10n.t('Configuration of tests, by package and folder.')),
    instead: 'data_tests',
  },
  unit_tests: key(folders('unit_test'), () => l10n.t('Configuration of unit tests, by package and folder.')),
  exposures: key(folders('exposure'), () => l10n.t('Configuration of exposures, by package and folder.')),
  metrics: key(folders('metric'), () => l10n.t('Configuration of metrics, by package and folder.')),
  'semantic-models': key(folders('semantic_model'), () => l10n.t('Configuration of semantic models.')),
  'saved-queries': key(folders('saved_query'), () => l10n.t('Configuration of saved queries.')),
  functions: key(folders('function'), () => l10n.t('Configuration of functions, by package and folder.')),
  analyses: key(folders('analysis'), () => l10n.t('Configuration of analyses, by package and folder.')),
  anchors: key(ANY, () => l10n.t('A place for anchors of YAML that are used elsewhere in the file.')),
});
