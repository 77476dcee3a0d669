import type { Dependency } from '../projectNode';
import { dependenciesInBraces, dependencyIn } from './dependencyIn';
import type { YamlNode } from './yamlNode';

const ONE_CALL = /^\s*(?:\{\{-?\s*)?(?:ref|source)\s*\([^{}]*\)\s*(?:-?\}\})?\s*$/s;
/** Values that are for people, or that nobody renders. */
const PROSE: ReadonlySet<string> = new Set(['description', 'meta', 'docs', 'rows', 'label']);

/** Where generic tests are listed, whose arguments dbt renders whatever stands around a tag in them. */
const TESTS: ReadonlySet<string> = new Set(['data_tests', 'tests']);

/**
 * Every `ref(…)` and `source(…)` that is the whole of a text at or below a value of YAML, and in the arguments of
 * generic tests those inside of double braces too.
 */
export function dependenciesBelow(node: YamlNode, ofTest = false): readonly Dependency[] {
  const { text } = node;
  if (text !== undefined) {
    if (!text.includes('(')) return [];
    if (ONE_CALL.test(text)) return [dependencyIn(node)].filter(one => one !== undefined);
    return ofTest ? dependenciesInBraces(node) : [];
  }
  const below = node.entries().flatMap(([key, value]) => {
    if (PROSE.has(key)) return [];
    return dependenciesBelow(value, TESTS.has(key) || (ofTest && key !== 'config'));
  });
  return [...below, ...node.items().flatMap(item => dependenciesBelow(item, ofTest))];
}
