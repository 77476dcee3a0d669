import type { TextChange } from '../../answers/workspaceChange';
import { insertIntoList, type WrittenYaml } from '../../dbt/yaml/insertInYaml';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import type { YamlNode } from '../../project/read/yamlNode';
import { yamlText } from '../../dbt/yaml/yamlText';

/** An entry of YAML with the nodes that it describes, and the text of its file. */
export interface WritableEntry {
  readonly item: YamlNode;
  readonly nodes: readonly ProjectNode[];
  readonly text: string;
}

/** Columns of a node that its entry does not name; undefined when it names all that are known. */
export function columnsChange(
  context: FeatureContext,
  { item, nodes, text }: WritableEntry,
): { readonly names: readonly string[]; readonly change: TextChange } | undefined {
  const described = new Set(
    (item.get('columns')?.items() ?? []).map(column => column.get('name')?.text?.toLowerCase() ?? ''),
  );
  const [node] = nodes;
  const known = node === undefined ? [] : (context.project?.columnsOf(node).columns ?? []);
  const names = known.map(({ name }) => name).filter(name => !described.has(name.toLowerCase()));
  if (names.length === 0) return undefined;
  return { names, change: insertIntoList(text, item, 'columns', names.map(columnEntry)) };
}

/** The entry of a column that has nothing but its name yet. */
export function columnEntry(name: string): WrittenYaml {
  const text = yamlText(name);
  return { lines: [`name: ${text}`], flow: `{name: ${text}}` };
}
