import type { Dependency } from '../projectNode';
import { dependencyIn } from './dependencyIn';
import type { YamlNode } from './yamlNode';

const ONE_CALL = /^\s*(?:\{\{-?\s*)?(?:ref|source)\s*\(.*\)\s*(?:-?\}\})?\s*$/s;
/** Values that are for people, or that nobody renders. */
const PROSE: ReadonlySet<string> = new Set(['description', 'meta', 'docs', 'rows', 'label']);

/** Every `ref(…)` and `source(…)` that is the whole of a text at or below a value of YAML. */
export function dependenciesBelow(node: YamlNode): readonly Dependency[] {
  const { text } = node;
  if (text !== undefined)
    return text.includes('(') && ONE_CALL.test(text) ? [dependencyIn(node)].filter(one => one !== undefined) : [];
  const below = node.entries().flatMap(([key, value]) => (PROSE.has(key) ? [] : [value]));
  return [...below, ...node.items()].flatMap(dependenciesBelow);
}
