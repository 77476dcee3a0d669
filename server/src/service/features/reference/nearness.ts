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

/** Tells how far nodes lie from here, for the order of names: its folder, its layer, its package, other packages. */
export function nearnessTo({ project, here, from }: Asking): (node: ProjectNode) => number {
  const { name } = project;
  const folder = here && folderOf(here.file);
  const layer = here !== undefined && here.fqn.length > 2 ? here.fqn[1] : undefined;
  return node => {
    if (node.packageName !== name) return node.packageName === from ? 2 : 3;
    if (here === undefined) return 2;
    if (folderOf(node.file) === folder) return 0;
    return layer !== undefined && node.fqn[1] === layer && node.packageName === here.packageName ? 1 : 2;
  };
}
