import type { Order } from './ordering';
import type { ProperGraph } from './properGraph';

/** Vertices in blocks: those of a block get the same place across. */
export interface Alignment {
  /** The first vertex of the block of each vertex. */
  readonly rootOf: readonly number[];
  /** The vertices of each block, by its first. */
  readonly blocks: ReadonlyMap<number, readonly number[]>;
}

/**
 * Aligns each vertex with a middle one of its neighbours, where no alignment made before lies in the way.
 *
 * Layers are gone through in the direction of the edges (`isForward`) or against it, vertices in the given order.
 */
export function alignVertices(graph: ProperGraph, order: Order, isForward: boolean): Alignment {
  const positions = new Float64Array(graph.vertexCount);
  for (const layer of order) layer.forEach((vertex, i) => (positions[vertex] = i));
  const neighbours = isForward ? graph.before : graph.after;
  const rootOf = Array.from({ length: graph.vertexCount }, (_, vertex) => vertex);
  const taken = new Set<number>();
  for (const layer of isForward ? order : order.toReversed()) {
    const isBlocked = conflictsOf(graph, layer, neighbours, positions);
    let last = -1;
    for (const vertex of layer) {
      const middle = middlesOf(neighbours[vertex] ?? [], positions).find(
        each => !taken.has(each) && (positions[each] ?? 0) > last && !isBlocked(vertex, each),
      );
      if (middle === undefined) continue;
      rootOf[vertex] = rootOf[middle] ?? middle;
      taken.add(middle);
      last = positions[middle] ?? last;
    }
  }
  return { rootOf: rootOf, blocks: blocksOf(rootOf) };
}

function blocksOf(rootOf: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const blocks = new Map<number, number[]>();
  rootOf.forEach((root, vertex) => {
    const block = blocks.get(root);
    if (block === undefined) blocks.set(root, [vertex]);
    else block.push(vertex);
  });
  return blocks;
}

/** The middle neighbour, or both when their number is even, in ascending position. */
function middlesOf(neighbours: readonly number[], positions: Float64Array): readonly number[] {
  if (neighbours.length < 2) return neighbours;
  const sorted = neighbours.toSorted((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
  return sorted.slice(low, high + 1);
}

/**
 * Whether an edge to the layer crosses the inside of a long edge, which has the first right to be straight.
 *
 * Bends of the layer and their bends before it divide the neighbours; an edge that leaves its division is blocked.
 */
function conflictsOf(
  graph: ProperGraph,
  layer: readonly number[],
  neighbours: readonly (readonly number[])[],
  positions: Float64Array,
): (vertex: number, neighbour: number) => boolean {
  const inner = layer.flatMap((vertex, i) => {
    const before = vertex >= graph.nodeCount ? neighbours[vertex]?.find(each => each >= graph.nodeCount) : undefined;
    return before === undefined ? [] : [{ at: i, before: positions[before] ?? 0 }];
  });
  if (inner.length === 0) return () => false;
  const lows = new Float64Array(layer.length).fill(-Infinity);
  const highs = new Float64Array(layer.length).fill(Infinity);
  // Where inner segments cross each other the widest bound wins: blocking both would leave neither straight.
  for (let i = 0, next = 0, low = -Infinity; i < layer.length; i++) {
    lows[i] = low;
    if (inner[next]?.at === i) low = Math.max(low, inner[next++]?.before ?? low);
  }
  for (let i = layer.length - 1, next = inner.length - 1, high = Infinity; i >= 0; i--) {
    highs[i] = high;
    if (inner[next]?.at === i) high = Math.min(high, inner[next--]?.before ?? high);
  }
  return (vertex, neighbour) => {
    if (vertex >= graph.nodeCount && neighbour >= graph.nodeCount) return false;
    const [i, position] = [positions[vertex] ?? 0, positions[neighbour] ?? 0];
    return position < (lows[i] ?? -Infinity) || position > (highs[i] ?? Infinity);
  };
}
