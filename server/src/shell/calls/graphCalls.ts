import type { GraphNode, Lineage, LineageEdge, LineageNode, ProjectGraph } from '@lakehouse/protocol';
import type { DbtProject } from '../../service/project/index/dbtProject';
import type { ProjectNode } from '../../service/project/projectNode';
import { focusNode } from '../../service/graph/focusNode';
import { layerOf } from '../../service/graph/layers';
import { lineageOf, type LineageEntry } from '../../service/graph/lineage';
import type { FilePath } from '../../service/text/filePath';
import { uriOfPath } from '../paths';

/** The neighbours of a document's node; nothing for a document that is none. */
export function lineage(
  project: DbtProject | undefined,
  path: FilePath,
  depth: number,
  lineOf: (node: ProjectNode) => number,
): Lineage {
  const focus = project && focusNode(project, path);
  if (project === undefined || focus === undefined) return { nodes: [], edges: [] };
  const { entries, edges } = lineageOf(focus, Math.max(1, depth), project);
  return { focus: focus.uniqueId, nodes: entries.map(entry => lineageNode(entry, project, lineOf)), edges };
}

function lineageNode(
  { uniqueId, node, name, kind, hiddenUpstream, hiddenDownstream }: LineageEntry,
  project: DbtProject,
  lineOf: (node: ProjectNode) => number,
): LineageNode {
  const base = { uniqueId, name, kind, hiddenUpstream, hiddenDownstream };
  if (node === undefined) return { ...base, missing: true };
  const { materialized, description, source } = node;
  const group = source?.sourceName ?? layerOf(node);
  const relationName = project.relationName(node);
  return {
    ...base,
    ...(materialized === undefined || node.kind !== 'model' ? {} : { materialized }),
    ...(group === undefined ? {} : { group }),
    ...(description === undefined ? {} : { description }),
    ...(relationName === null ? {} : { relationName }),
    uri: uriOfPath(node.file),
    line: lineOf(node),
  };
}

/** Every enabled node of the projects and what depends on what, as dbt's manifest has it. */
export function graph(projects: Iterable<DbtProject>): ProjectGraph {
  const nodes = new Map<string, GraphNode>();
  const edges: LineageEdge[] = [];
  const all = [...projects];
  const installed = new Set(all.flatMap(({ packages }) => packages.slice(1).map(({ root }) => root)));
  for (const project of all) {
    // A package that has no target of its own counts as the project that installs it sees it.
    if (installed.has(project.root) && project.target === undefined) continue;
    for (const node of project.nodes()) {
      if (nodes.has(node.uniqueId) || !isKept(node, project)) continue;
      nodes.set(node.uniqueId, graphNode(node, project));
      edges.push(...project.parentsOf(node).map(from => ({ from, to: node.uniqueId })));
    }
  }
  return { nodes: [...nodes.values()], edges };
}

function graphNode(node: ProjectNode, project: DbtProject): GraphNode {
  const { uniqueId, kind, relativePath } = node;
  const columns = project
    .columnsOf(node)
    .columns.map(({ name, type }) => ({ name, ...(type === undefined ? {} : { type }) }));
  return { uniqueId, resourceType: kind, path: relativePath, relationName: project.relationName(node), columns };
}

/** Whether dbt keeps a node: it is enabled and, if it is a test, on nothing that is disabled or not there. */
function isKept(node: ProjectNode, project: DbtProject): boolean {
  if (!node.enabled || node.kind !== 'test') return node.enabled;
  return project.dependenciesOf(node).every(({ resolution }) => resolution.kind === 'found');
}
