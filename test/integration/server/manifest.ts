import type { ProjectGraph } from '@lakehouse/protocol';

interface ManifestNode {
  readonly unique_id: string;
  readonly resource_type: string;
  readonly original_file_path: string;
  readonly relation_name?: string | null;
  readonly config: { readonly enabled?: boolean };
  readonly depends_on?: { readonly nodes?: readonly string[] };
}

type Section = Readonly<Record<string, ManifestNode>>;

/** dbt's `manifest.json`, as far as it is read here. */
export interface Manifest {
  readonly nodes: Section;
  readonly sources: Section;
  readonly exposures: Section;
  readonly metrics: Section;
  readonly semantic_models: Section;
  readonly saved_queries: Section;
  readonly unit_tests: Section;
  readonly functions?: Section;
}

/** Kinds whose relation is not where anybody reads them from. */
const WITHOUT_RELATION: ReadonlySet<string> = new Set(['analysis', 'operation', 'semantic_model']);

/** A generic test has a hash at the end of its id, over what is Python's own. */
function withoutHash(id: string): string {
  return id.startsWith('test.') ? id.replace(/\.[0-9a-f]{10}$/, '') : id;
}

function allNodes(manifest: Manifest): readonly ManifestNode[] {
  const { nodes, sources, exposures, metrics, semantic_models, saved_queries, unit_tests, functions } = manifest;
  return [nodes, sources, exposures, metrics, semantic_models, saved_queries, unit_tests, functions ?? {}].flatMap(
    section => Object.values(section),
  );
}

/** One line for each node, with what decides where it is built. */
export function describeManifest(manifest: Manifest): readonly string[] {
  return (
    allNodes(manifest)
      // A test of a disabled model stays in the manifest, disabled.
      .filter(({ config }) => config.enabled !== false)
      .map(node => {
        const name = WITHOUT_RELATION.has(node.resource_type) ? null : (node.relation_name ?? null);
        const path = node.original_file_path.replaceAll('\\', '/').replace(/^\.\//, '');
        return `${withoutHash(node.unique_id)} ${node.resource_type} ${path} ${String(name)}`;
      })
      .toSorted()
  );
}

export function manifestEdges(manifest: Manifest): readonly string[] {
  const edges = allNodes(manifest)
    .filter(({ config }) => config.enabled !== false)
    .flatMap(({ unique_id: to, depends_on: on }) => (on?.nodes ?? []).map(from => `${from} -> ${withoutHash(to)}`));
  return [...new Set(edges)].toSorted();
}

export function describeGraph({ nodes }: ProjectGraph): readonly string[] {
  return nodes
    .map(node => `${node.uniqueId} ${node.resourceType} ${node.path} ${String(node.relationName)}`)
    .toSorted();
}

export function graphEdges({ edges }: ProjectGraph): readonly string[] {
  return edges.map(({ from, to }) => `${from} -> ${to}`).toSorted();
}
