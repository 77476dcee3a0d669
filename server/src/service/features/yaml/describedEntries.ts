import { yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import type { YamlNode } from '../../project/read/yamlNode';
import { packageOfDocument } from './packageOfDocument';

/** Sections whose entries describe something that is elsewhere, with the word that begins dbt's ids of it. */
export const DESCRIBING = {
  models: 'model',
  seeds: 'seed',
  snapshots: 'snapshot',
  analyses: 'analysis',
  data_tests: 'test',
  functions: 'function',
} as const;

export type DescribingSection = keyof typeof DESCRIBING;

/** An entry of YAML that describes a node, or a table of a source, which it is itself. */
export interface DescribedEntry {
  readonly section: DescribingSection | 'sources';
  readonly item: YamlNode;
  readonly name: string;
  readonly nameNode: YamlNode;
  /** What is described, disabled ones too: every version of a model; empty for what is not there. */
  readonly nodes: readonly ProjectNode[];
}

/** Every entry of a document that describes a node. */
export function describedEntries(context: FeatureContext): readonly DescribedEntry[] {
  const { root } = yamlOf(context.document);
  const sections = Object.keys(DESCRIBING) as DescribingSection[];
  const described = sections.flatMap(section =>
    (root?.get(section)?.items() ?? []).flatMap(item => describedIn(context, section, item) ?? []),
  );
  return [...described, ...sourceTables(context, root)];
}

function describedIn(context: FeatureContext, section: DescribingSection, item: YamlNode): DescribedEntry | undefined {
  const nameNode = item.get('name');
  const name = nameNode?.text;
  if (nameNode === undefined || name === undefined || name.includes('{{')) return undefined;
  return { section, item, name, nameNode, nodes: nodesNamed(context, section, name) };
}

/** The nodes of a name that a section means, in the document's package. */
export function nodesNamed(context: FeatureContext, section: DescribingSection, name: string): readonly ProjectNode[] {
  const { project } = context;
  const packageName = packageOfDocument(context);
  const node = project?.node(`${DESCRIBING[section]}.${packageName}.${name}`);
  if (node !== undefined) return [node];
  return section === 'models' ? (project?.versionsOf(name, packageName) ?? []) : [];
}

function sourceTables(context: FeatureContext, root: YamlNode | undefined): readonly DescribedEntry[] {
  const packageName = packageOfDocument(context);
  return (root?.get('sources')?.items() ?? []).flatMap(source => {
    const sourceName = source.get('name')?.text ?? '';
    return (source.get('tables')?.items() ?? []).flatMap((item): readonly DescribedEntry[] => {
      const nameNode = item.get('name');
      const name = nameNode?.text;
      if (nameNode === undefined || name === undefined) return [];
      const node = context.project?.node(`source.${packageName}.${sourceName}.${name}`);
      return [{ section: 'sources', item, name, nameNode, nodes: node === undefined ? [] : [node] }];
    });
  });
}
