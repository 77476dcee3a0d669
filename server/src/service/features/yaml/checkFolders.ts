import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { checkConfig } from '../../dbt/configKeys/checkConfig';
import { configKey } from '../../dbt/configKeys/configKeys';
import type { ConfigResource } from '../../dbt/configKeys/configKey';
import { yamlEntries } from '../../dbt/configKeys/yamlConfig';
import { isMergeKey } from '../../dbt/yaml/mergeKey';
import type { YamlNode } from '../../project/read/yamlNode';
import { problem } from './yamlProblem';

/** A level of `dbt_project.yml`: keys with a plus are configuration, other maps are folders or packages. */
export function checkFolders(node: YamlNode, resource: ConfigResource): readonly Problem[] {
  const spans = new Map(node.keys().map(({ name, span }) => [name, span]));
  const withPlus = new Set(node.keys().flatMap(({ name, span }) => (name.startsWith('+') ? [span.start + 1] : [])));
  const plus = yamlEntries(node).filter(({ keySpan }) => withPlus.has(keySpan.start));
  const below = node.entries().flatMap(([name, value]) => {
    const span = spans.get(name);
    if (span === undefined || name.startsWith('+') || isMergeKey(name)) return [];
    if (value.keys().length === 0) return plain(name, span, resource);
    // A map of a name that a key has may be that key without its plus, or a folder.
    return configKey(name, resource) === undefined ? checkFolders(value, resource) : [];
  });
  return [...checkConfig(plus, { resource }), ...below];
}

/** A key of configuration without its plus: read still, and warned of by dbt. */
function plain(name: string, span: YamlNode['span'], resource: ConfigResource): readonly Problem[] {
  if (configKey(name, resource) === undefined) return [];
  const text = `+${name}`;
  const message = l10n.t('dbt wants a plus before keys of configuration, to tell them from folders.');
  const replacements = [{ title: l10n.t('Change to {0}', text), span, text }];
  return [{ ...problem(span, 'hint', 'yaml.missingPlus', message), replacements }];
}
