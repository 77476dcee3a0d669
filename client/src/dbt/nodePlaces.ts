import type { ProjectGraph, ProjectSummary } from '@lakehouse/protocol';

/** Absolute path of the file that defines each node, by dbt's id. */
export type NodePlaces = ReadonlyMap<string, string>;

/** The files of the workspace's nodes. Nodes of installed packages lie in no project of the workspace and are left out. */
export function nodePlaces(graph: ProjectGraph, projects: readonly ProjectSummary[]): NodePlaces {
  const roots = new Map(projects.map(project => [project.name, project.root]));
  return new Map(
    graph.nodes.flatMap(({ uniqueId, path }) => {
      const root = roots.get(uniqueId.split('.')[1] ?? '');
      return root === undefined ? [] : [[uniqueId, `${root}/${path}`] as const];
    }),
  );
}

/** The file of a node; dbt ends the id of a generic test with a hash that the graph may leave out. */
export function placeOf(uniqueId: string, places: NodePlaces): string | undefined {
  return places.get(uniqueId) ?? places.get(uniqueId.replace(/\.[0-9a-f]{10}$/, ''));
}
