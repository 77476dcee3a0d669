import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';

/** A column of a node for a hover: its name, type and node, and what is said of it; undefined where the node has none of the name. */
export function nodeColumnText({ project }: FeatureContext, node: ProjectNode, name: string): string | undefined {
  const column = project?.columnsOf(node).columns.find(one => one.name.toLowerCase() === name.toLowerCase());
  if (column === undefined) return undefined;
  const type = column.type === undefined ? '' : ` \`${column.type}\``;
  return [`**${column.name}**${type} · ${node.name}`, column.description ?? ''].filter(one => one !== '').join('\n\n');
}
