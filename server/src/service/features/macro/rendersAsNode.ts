import type { FileRole } from '../../project/index/fileRole';
import type { FeatureContext } from '../../feature';

const RENDERED: ReadonlySet<FileRole> = new Set(['model', 'snapshot', 'test', 'analysis', 'macro', 'function']);

/** Whether dbt renders a document with all of its names: SQL of the project or a package, unless it is disabled. */
export function rendersAsNode({ project, document }: FeatureContext): boolean {
  const role = project?.fileOf(document.path)?.role;
  const nodes = project?.nodesOfFile(document.path) ?? [];
  if (nodes.length > 0 && nodes.every(({ enabled }) => !enabled)) return false;
  return role !== undefined && RENDERED.has(role) && document.path.endsWith('.sql');
}
