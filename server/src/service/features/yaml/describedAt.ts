import { dependencyOfText } from '../../dbt/yaml/dependencyOfText';
import type { YamlStep } from '../../dbt/yaml/yamlStep';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import { DESCRIBING, nodesNamed, type DescribingSection } from './describedEntries';
import { packageOfDocument } from './packageOfDocument';

/** The nodes that the entry around a place describes, by the names written beside its keys. */
export function describedAt(context: FeatureContext, steps: readonly YamlStep[]): readonly ProjectNode[] {
  const [section, , inner, , deeper] = steps;
  if (section?.kind !== 'key') return [];
  const name = inner?.kind === 'key' ? inner.beside.get('name') : undefined;
  if (section.name === 'sources') {
    const table = deeper?.kind === 'key' ? deeper.beside.get('name') : undefined;
    const node = context.project?.node(`source.${packageOfDocument(context)}.${name ?? ''}.${table ?? ''}`);
    return node === undefined ? [] : [node];
  }
  if (section.name === 'unit_tests') {
    const model = inner?.kind === 'key' ? inner.beside.get('model') : undefined;
    return model === undefined ? [] : nodesNamed(context, 'models', model);
  }
  if (name === undefined || !isDescribing(section.name)) return [];
  return nodesNamed(context, section.name, name);
}

export function isDescribing(section: string): section is DescribingSection {
  return section in DESCRIBING;
}

/** The node that the argument `to` beside a key refers to. */
export function relatedNode(context: FeatureContext, beside: ReadonlyMap<string, string>): ProjectNode | undefined {
  const dependency = dependencyOfText(beside.get('to') ?? '');
  const found = dependency && context.project?.resolve(dependency, packageOfDocument(context));
  return found?.kind === 'found' ? found.node : undefined;
}
