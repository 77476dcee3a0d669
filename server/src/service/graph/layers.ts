import type { ProjectNode } from '../project/projectNode';
import type { DbtProject } from '../project/index/dbtProject';

/** The project's own models. */
export function ownModels(project: DbtProject): readonly ProjectNode[] {
  return [...project.nodes()].filter(
    ({ kind, packageName, enabled }) => kind === 'model' && packageName === project.name && enabled,
  );
}

/** Folder directly below the model path: staging, intermediate, marts; undefined for a model outside of any. */
export function layerOf({ fqn, version }: ProjectNode): string | undefined {
  const [, folder, ...rest] = fqn;
  return rest.length > (version === undefined ? 0 : 1) ? folder : undefined;
}

/** The layers of a project in the order in which data goes through them, as far as the names tell. */
export function layersOf(project: DbtProject): readonly string[] {
  const usual = ['staging', 'intermediate', 'marts'];
  const found = new Set(ownModels(project).flatMap(node => layerOf(node) ?? []));
  const rank = (name: string) => (usual.includes(name) ? usual.indexOf(name) : usual.length);
  return [...found].toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}
