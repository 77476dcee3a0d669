import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';

/** The names of all columns of a node; undefined where there may be others. */
export function knownColumnNames({ project }: FeatureContext, node: ProjectNode): readonly string[] | undefined {
  // A source's table has what Dremio says today, which no file can tell.
  if (project === undefined || node.kind === 'source' || !node.enabled) return undefined;
  const { columns, complete } = project.columnsOf(node);
  return complete && columns.length > 0 ? columns.map(({ name }) => name) : undefined;
}
