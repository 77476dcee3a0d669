import * as l10n from '@vscode/l10n';
import { ANY, BOOLEAN, either, key, list, map, oneOf, required, TEXT, TEXTS, type Shape } from './shape';

const PACKAGE = map({
  package: key(TEXT, () => l10n.t('A package of dbt\'s hub, as "dbt-labs/dbt_utils".')),
  version: key(TEXTS, () => l10n.t('Its version, or the bounds of it: [">=1.1.0", "<2.0.0"].')),
  'install-prerelease': key(BOOLEAN, () => l10n.t('Whether versions before a release count.')),
  git: key(TEXT, () => l10n.t('Address of a repository of git.')),
  revision: key(TEXT, () => l10n.t('A tag, branch or commit.')),
  'warn-unpinned': key(BOOLEAN, () => l10n.t('False silences the warning that no revision is named.')),
  subdirectory: key(TEXT, () => l10n.t('The folder of the package in the repository.')),
  local: key(TEXT, () => l10n.t('A folder of this machine.')),
  tarball: key(TEXT, () => l10n.t('Address of an archive.')),
  name: key(TEXT, () => l10n.t('Name of the package in the archive.')),
  private: key(TEXT, () => l10n.t('A private repository of the organization.')),
  provider: key(TEXT, () => l10n.t('Where that repository is.')),
  unrendered: key(ANY, () => l10n.t('Written by dbt.')),
});

/** `packages.yml` and `dependencies.yml`. */
export const PACKAGES_FILE: Shape = map({
  packages: key(list(PACKAGE), () => l10n.t('Packages that "dbt deps" installs.')),
  projects: key(list(map({ name: required(TEXT, () => l10n.t('Name of the project.')) }, true)), () =>
    l10n.t('Other projects whose public models can be used.'),
  ),
});

/** Methods of node selection. */
export const SELECTION_METHODS = [
  'fqn',
  'tag',
  'group',
  'access',
  'source',
  'path',
  'file',
  'package',
  'config',
  'test_name',
  'test_type',
  'resource_type',
  'state',
  'exposure',
  'metric',
  'result',
  'source_status',
  'version',
  'semantic_model',
  'saved_query',
  'unit_test',
  'selector',
] as const;

const DEFINITION: Shape = either(
  TEXT,
  map(
    {
      method: key({ kind: 'scalar', types: ['text'], choices: SELECTION_METHODS }, () =>
        l10n.t('What the value is compared with: a tag, a path, a name.'),
      ),
      value: key(TEXT, () => l10n.t('What is looked for.')),
      union: key(list({ kind: 'later', of: () => DEFINITION }), () => l10n.t('What any of these select.')),
      intersection: key(list({ kind: 'later', of: () => DEFINITION }), () => l10n.t('What all of these select.')),
      exclude: key(list({ kind: 'later', of: () => DEFINITION }), () => l10n.t('What is left out.')),
      parents: key(BOOLEAN, () => l10n.t('With all that it depends on.')),
      parents_depth: key(TEXT, () => l10n.t('How many steps up.')),
      children: key(BOOLEAN, () => l10n.t('With all that depends on it.')),
      children_depth: key(TEXT, () => l10n.t('How many steps down.')),
      childrens_parents: key(BOOLEAN, () => l10n.t('With what depends on it, and all that those need.')),
      indirect_selection: key(oneOf('eager', 'cautious', 'buildable', 'empty'), () =>
        l10n.t('Which tests come along that look at other models too.'),
      ),
    },
    // `tag: nightly` is short for a method with a value.
    true,
  ),
);

const SELECTOR = map({
  name: required(TEXT, () => l10n.t('Name for "--selector".')),
  description: key(TEXT, () => l10n.t('What it selects.')),
  definition: required(DEFINITION, () => l10n.t('What it selects: a text as for "--select", or a map.')),
  default: key(either(BOOLEAN, TEXT), () => l10n.t('Whether it counts when nothing is selected.')),
});

/** `selectors.yml`. */
export const SELECTORS_FILE: Shape = map({
  selectors: key(list(SELECTOR), () => l10n.t('Selections with a name.')),
});
