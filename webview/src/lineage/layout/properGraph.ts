import type { IndexEdge } from './graph';

/**
 * A graph whose edges each lead from one layer to the next: longer ones go by way of bends.
 *
 * Vertices below `nodeCount` are the nodes, those from there on are bends.
 */
export interface ProperGraph {
  readonly nodeCount: number;
  readonly vertexCount: number;
  readonly layerOf: readonly number[];
  /** Vertices of each layer, in the order in which they were made. */
  readonly layers: readonly (readonly number[])[];
  /** For each vertex its neighbours in the layer before. */
  readonly before: readonly (readonly number[])[];
  /** For each vertex its neighbours in the layer after. */
  readonly after: readonly (readonly number[])[];
  /** For each edge the vertices on its way, both ends included. */
  readonly ways: readonly (readonly number[])[];
}

export function properGraph(nodeLayers: readonly number[], edges: readonly IndexEdge[]): ProperGraph {
  const layerOf = [...nodeLayers];
  const ways = edges.map(({ from, to }) => {
    const way = [from];
    for (let layer = (nodeLayers[from] ?? 0) + 1; layer < (nodeLayers[to] ?? 0); layer++) {
      way.push(layerOf.length);
      layerOf.push(layer);
    }
    return [...way, to];
  });
  const before: number[][] = layerOf.map(() => []);
  const after: number[][] = layerOf.map(() => []);
  for (const way of ways)
    for (let i = 1; i < way.length; i++) {
      const [a, b] = [way[i - 1] ?? 0, way[i] ?? 0];
      after[a]?.push(b);
      before[b]?.push(a);
    }
  const layerCount = layerOf.reduce((most, layer) => Math.max(most, layer + 1), 0);
  const layers: number[][] = Array.from({ length: layerCount }, () => []);
  layerOf.forEach((layer, vertex) => layers[layer]?.push(vertex));
  return { nodeCount: nodeLayers.length, vertexCount: layerOf.length, layerOf, layers, before, after, ways };
}
