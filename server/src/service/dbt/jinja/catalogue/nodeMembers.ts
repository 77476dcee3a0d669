import * as l10n from '@vscode/l10n';
import { builtin, type Builtin } from './builtin';

const GRAPH = 'graph';

/** Members of the values that tell of nodes and of the run. */
export const NODE_MEMBERS: Readonly<Record<string, readonly Builtin[]>> = {
  model: [
    builtin('name', () => l10n.t('Name of the node.'), 'model'),
    builtin('alias', () => l10n.t('Name that it is built under.'), 'model'),
    builtin('unique_id', () => l10n.t('Its id: `model.<package>.<name>`.'), 'model'),
    builtin('resource_type', () => l10n.t('`model`, `seed`, `snapshot`, `test` …'), 'model'),
    builtin('package_name', () => l10n.t('The package that it belongs to.'), 'model'),
    builtin('database', () => l10n.t('Space or source that it is built in.'), 'model'),
    builtin('schema', () => l10n.t('Folder that it is built in.'), 'model'),
    builtin('relation_name', () => l10n.t('Its name in Dremio, quoted.'), 'model'),
    builtin('config', () => l10n.t('What it is configured with.'), 'model'),
    builtin('columns', () => l10n.t('The columns that YAML describes, by name.'), 'model'),
    builtin('description', () => l10n.t('What YAML says of it.'), 'model'),
    builtin('meta', () => l10n.t('Its `meta`.'), 'model'),
    builtin('tags', () => l10n.t('Its tags.'), 'model'),
    builtin('path', () => l10n.t('Its file below the folder of its kind.'), 'model'),
    builtin('original_file_path', () => l10n.t('Its file below the project.'), 'model'),
    builtin('fqn', () => l10n.t('Package, folders and name.'), 'model'),
    builtin('raw_code', () => l10n.t('Its text before it is rendered.'), 'model'),
    builtin('compiled_code', () => l10n.t('Its SQL once it is rendered.'), 'model'),
    builtin('refs', () => l10n.t('What it refers to.'), 'model'),
    builtin('sources', () => l10n.t('The sources that it reads.'), 'model'),
    builtin('depends_on', () => l10n.t('Ids of the nodes and macros that it needs.'), 'model'),
    builtin('version', () => l10n.t('Its version, if it has any.'), 'model'),
    builtin('group', () => l10n.t('Its group.'), 'model'),
    builtin('access', () => l10n.t('Who may refer to it.'), 'model'),
  ],
  graph: [
    builtin('nodes', () => l10n.t('Models, tests, seeds, snapshots and analyses by id.'), GRAPH),
    builtin('sources', () => l10n.t('Tables of sources by id.'), GRAPH),
    builtin('exposures', () => l10n.t('Exposures by id.'), GRAPH),
    builtin('metrics', () => l10n.t('Metrics by id.'), GRAPH),
    builtin('groups', () => l10n.t('Groups by id.'), GRAPH),
    builtin('saved_queries', () => l10n.t('Saved queries by id.'), GRAPH),
    builtin('semantic_models', () => l10n.t('Semantic models by id.'), GRAPH),
    builtin('functions', () => l10n.t('Functions by id.'), GRAPH),
  ],
  flags: [
    builtin('FULL_REFRESH', () => l10n.t('Whether all is to be built anew.'), 'flags'),
    builtin('STORE_FAILURES', () => l10n.t('Whether failing rows of tests are kept.'), 'flags'),
    builtin('WHICH', () => l10n.t('The command: `run`, `build`, `compile` …'), 'flags'),
    builtin('EMPTY', () => l10n.t('Whether inputs are taken as empty.'), 'flags'),
    builtin('WARN_ERROR', () => l10n.t('Whether warnings stop the run.'), 'flags'),
    builtin('TARGET', () => l10n.t('The target that was named.'), 'flags'),
    builtin('VARS', () => l10n.t('Variables of the command line.'), 'flags'),
    builtin('FAIL_FAST', () => l10n.t('Whether the first failure stops the run.'), 'flags'),
    builtin('USE_COLORS', () => l10n.t('Whether the terminal is coloured.'), 'flags'),
  ],
};
