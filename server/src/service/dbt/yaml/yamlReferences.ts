import type { ServedDocument } from '../../feature';
import type { Dependency } from '../../project/projectNode';
import { dependenciesBelow } from '../../project/read/dependenciesBelow';
import type { YamlNode } from '../../project/read/yamlNode';
import { yamlOf } from './yamlOf';

/** A `ref(…)` or `source(…)` that is the whole of a text in YAML. */
export interface YamlReference {
  readonly dependency: Dependency;
  /** The list of the file that it stands below: `models`, `exposures`. */
  readonly section: string;
  /** The entry of that list. */
  readonly entry: YamlNode;
}

const KNOWN = new WeakMap<ServedDocument, readonly YamlReference[]>();

/**
 * The references of a file of properties: in arguments of tests, `depends_on`, `relation`, inputs of unit tests,
 * constraints and semantic models, worked out once for each text.
 */
export function yamlReferences(document: ServedDocument): readonly YamlReference[] {
  const known = KNOWN.get(document);
  if (known !== undefined) return known;
  // Most files have none, and looking for the words costs next to nothing.
  const found = /\b(?:ref|source)\s*\(/.test(document.text) ? readReferences(document) : [];
  KNOWN.set(document, found);
  return found;
}

function readReferences(document: ServedDocument): readonly YamlReference[] {
  const { root } = yamlOf(document);
  return (root?.entries() ?? []).flatMap(([section, list]) =>
    list.items().flatMap(entry => dependenciesBelow(entry).map(dependency => ({ dependency, section, entry }))),
  );
}
