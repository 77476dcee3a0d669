import type { FileRole } from '../../project/index/fileRole';
import type { FeatureContext } from '../../feature';

const RENDERED: ReadonlySet<FileRole> = new Set(['model', 'snapshot', 'test', 'analysis', 'macro', 'function']);

/** Whether dbt renders a document with all of its names: SQL of the project or of one of its packages. */
export function rendersAsNode({ project, document }: FeatureContext): boolean {
  const role = project?.fileOf(document.path)?.role;
  return role !== undefined && RENDERED.has(role) && document.path.endsWith('.sql');
}
