import type { ProjectNode } from '../project/projectNode';
import type { ProjectView } from '../project/projectView';

/** A node of a lineage with how many more neighbours it has than are shown. */
export interface LineageEntry {
  readonly uniqueId: string;
  /** Undefined for a name that stands for nothing. */
  readonly node: ProjectNode | undefined;
  readonly name: string;
  readonly kind: ProjectNode['kind'];
  readonly hiddenUpstream: number;
  readonly hiddenDownstream: number;
}

export interface LineageView {
  readonly entries: readonly LineageEntry[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

interface Found {
  readonly uniqueId: string;
  readonly node: ProjectNode | undefined;
  readonly name: string;
  readonly kind: ProjectNode['kind'];
}

/** The node with what stands within some hops of it on either side. Tests are left out: they would hide the models. */
export function lineageOf(focus: ProjectNode, depth: number, project: ProjectView): LineageView {
  const shown = new Map<string, Found>([[focus.uniqueId, foundNode(focus)]]);
  const upstream = (found: Found) => (found.node === undefined ? [] : parentsOf(found.node, project));
  const downstream = (found: Found) => (found.node === undefined ? [] : readersOf(found.node, project));
  for (const neighbours of [upstream, downstream]) {
    let edge: readonly Found[] = [foundNode(focus)];
    const seen = new Set([focus.uniqueId]);
    for (let hop = 0; hop < depth && edge.length > 0; hop += 1) {
      edge = edge.flatMap(neighbours).filter(({ uniqueId }) => !seen.has(uniqueId) && seen.add(uniqueId));
      for (const found of edge) shown.set(found.uniqueId, found);
    }
  }
  const hidden = (found: readonly Found[]) => found.filter(({ uniqueId }) => !shown.has(uniqueId)).length;
  const entries = [...shown.values()].map(found => ({
    ...found,
    hiddenUpstream: hidden(upstream(found)),
    hiddenDownstream: hidden(downstream(found)),
  }));
  const edges = [...shown.values()].flatMap(found =>
    upstream(found)
      .filter(({ uniqueId }) => shown.has(uniqueId))
      .map(({ uniqueId }) => ({ from: uniqueId, to: found.uniqueId })),
  );
  return { entries, edges };
}

function foundNode(node: ProjectNode): Found {
  const { uniqueId, name, kind } = node;
  return { uniqueId, node, name, kind };
}

function parentsOf(node: ProjectNode, project: ProjectView): readonly Found[] {
  const named = namedParents(node, project);
  // Functions, metrics and semantic models are named by no ref.
  const known = new Set(named.map(({ uniqueId }) => uniqueId));
  const made = project.parentsOf(node).filter(id => !known.has(id));
  return [...named, ...made.flatMap(id => project.node(id) ?? []).map(one => foundNode(one))];
}

function namedParents(node: ProjectNode, project: ProjectView): readonly Found[] {
  return project.dependenciesOf(node).flatMap(({ dependency, resolution }) => {
    if (resolution.kind === 'found' || resolution.kind === 'disabled') return [foundNode(resolution.node)];
    if (resolution.kind === 'ambiguous') return resolution.nodes.map(one => foundNode(one));
    const name = dependency.kind === 'ref' ? dependency.name : `${dependency.sourceName}.${dependency.tableName}`;
    const kind = dependency.kind === 'ref' ? 'model' : 'source';
    return [{ uniqueId: `missing.${kind}.${name}`, node: undefined, name, kind }];
  });
}

function readersOf(node: ProjectNode, project: ProjectView): readonly Found[] {
  return project.childrenOf(node).flatMap(id => {
    const child = project.node(id);
    return child === undefined || ['test', 'unit_test', 'operation'].includes(child.kind) ? [] : [foundNode(child)];
  });
}
