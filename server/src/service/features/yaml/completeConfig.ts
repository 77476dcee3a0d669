import type { Completion } from '../../answers/completion';
import type { ConfigKey, ConfigResource } from '../../dbt/configKeys/configKey';
import { configKeysOf, readsKey } from '../../dbt/configKeys/configKeys';
import { configKeyText, configTypeText } from '../../dbt/configKeys/configKeyText';
import { reflectionAnchor } from '../../dbt/reflection/reflectionAnchor';
import type { YamlPlace } from '../../dbt/yaml/yamlPlace';
import type { FeatureContext } from '../../feature';
import type { NodeKind, ProjectNode } from '../../project/projectNode';
import { describedAt } from './describedAt';
import { keyEntry } from './keyEntry';
import { valueEntry } from './valueEntry';
import { columnsOf, yamlNames, type Name } from './yamlNames';

/** Keys of a configuration; in `dbt_project.yml` with a plus, and beside them the folders that can be configured. */
export function completeConfigKeys(
  context: FeatureContext,
  resource: ConfigResource,
  { place, plus }: { readonly place: YamlPlace; readonly plus: string },
): readonly Completion[] {
  const [node] = describedAt(context, place.steps);
  const where = { resource, materialized: node?.materialized };
  const keys = configKeysOf(resource).flatMap(key => {
    if (key.sameAs !== undefined) return [];
    const rank = key.name === 'materialized' ? 0 : readsKey(key, where) ? 1 : 2;
    const texts = { documentation: configKeyText(key), detail: configTypeText(key) };
    return keyEntry({ name: plus + key.name, below: belowOf(key), rank, ...texts }, place) ?? [];
  });
  return plus === '' ? keys : [...keys, ...folders(context, resource, place)];
}

function belowOf({ types: [first] }: ConfigKey): 'list' | 'map' | 'value' {
  return first === 'map' || first === 'list' ? first : 'value';
}

/** The next parts of the names that nodes of the kind go by, below those that are written around. */
function folders({ project }: FeatureContext, resource: ConfigResource, place: YamlPlace): readonly Completion[] {
  const path = place.steps.slice(1).flatMap(step => (step.kind === 'key' ? [step.name] : []));
  const found = new Set<string>();
  for (const { fqn } of project?.nodesOfKind(resource as NodeKind) ?? [])
    if (path.every((part, at) => fqn[at] === part) && fqn[path.length] !== undefined) found.add(fqn[path.length] ?? '');
  return [...found].flatMap(name => keyEntry({ name, below: 'map', documentation: '', rank: 3 }, place) ?? []);
}

/** Values of a key of configuration: those that mean something, and names of the project. */
export function completeConfigValue(context: FeatureContext, key: ConfigKey, place: YamlPlace): readonly Completion[] {
  const choices = (key.choices ?? []).map(({ value, documentation }): Name => ({
    label: String(value),
    insert: String(value),
    kind: 'value',
    ...(documentation === undefined ? {} : { documentation: documentation() }),
  }));
  return [...choices, ...names(context, key, place)].map(name => valueEntry(name, place));
}

function names(context: FeatureContext, { holds }: ConfigKey, place: YamlPlace): readonly Name[] {
  switch (holds) {
    case 'ownColumn':
      return yamlNames(context, 'column', place);
    case 'anchorColumn':
      return columnsOf(context, reflected(context, place));
    case 'tag':
    case 'group':
      return yamlNames(context, holds, place);
    default:
      return [];
  }
}

/** The datasets whose columns a model is laid out by: of a reflection the one that it belongs to, else its own. */
function reflected(context: FeatureContext, { steps }: YamlPlace): readonly ProjectNode[] {
  return describedAt(context, steps).flatMap(node => {
    if (node.materialized !== 'reflection' || context.project === undefined) return [node];
    return reflectionAnchor(context.project, node) ?? [];
  });
}
