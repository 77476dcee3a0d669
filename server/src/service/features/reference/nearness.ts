import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { folderOf } from '../../text/filePath';

/** Who asks for names of models. */
export interface Asking {
  readonly project: ProjectView;
  /** The node of the document; undefined in macros, in YAML and in a file that is not read yet. */
  readonly here: ProjectNode | undefined;
  /** The package that names are looked for from. */
  readonly from: string;
}

/** Whether dbt lets a ref from here name a node; a reflection has no rows, and a node that reads itself is a circle. */
export function mayReferTo(node: ProjectNode, { project, here, from }: Asking): boolean {
  if (node === here || node.materialized === 'reflection') return false;
  return project.accessRefused(node, here ?? { packageName: from, group: undefined }) === undefined;
}

/** How far a node lies from here, for the order of names: its folder, its layer, its package, other packages. */
export function nearness(node: ProjectNode, { project, here, from }: Asking): number {
  if (node.packageName !== project.name) return node.packageName === from ? 2 : 3;
  if (here === undefined) return 2;
  if (folderOf(node.file) === folderOf(here.file)) return 0;
  return here.fqn.length > 2 && node.fqn[1] === here.fqn[1] && node.packageName === here.packageName ? 1 : 2;
}
