import { countCrossings } from './crossings';
import type { ProperGraph } from './properGraph';

/** Vertices of each layer from one side to the other. */
export type Order = readonly (readonly number[])[];

/** Sweeps after the last one that made it better, before giving up. */
const PATIENCE = 4;
const MOST_SWEEPS = 24;
/** Rounds of swapping neighbours; each lets a vertex move one place. */
const SWAP_ROUNDS = 6;

/**
 * An order of each layer with few crossings.
 *
 * Sweeps over the layers there and back, sorting each by where its neighbours stand, keeps the best order met,
 * and at last swaps neighbours while that helps. The same graph always gets the same order.
 */
export function orderLayers(graph: ProperGraph): Order {
  let order = startingOrder(graph);
  let [best, fewest] = [order, crossingsOf(graph, order)];
  for (let sweep = 0, last = 0; sweep < MOST_SWEEPS && sweep - last <= PATIENCE && fewest > 0; sweep++) {
    order = sweepOver(graph, order, sweep % 2 === 0);
    const crossings = crossingsOf(graph, order);
    if (crossings < fewest) [best, fewest, last] = [order, crossings, sweep];
  }
  return fewest === 0 ? best : swapNeighbours(graph, best);
}

/** Crossings of the whole graph in an order. */
export function crossingsOf(graph: ProperGraph, order: Order): number {
  const positions = positionsOf(graph, order);
  let crossings = 0;
  for (let layer = 0; layer + 1 < order.length; layer++) {
    const targets = (order[layer] ?? []).map(vertex => at(graph.after, vertex).map(next => positions[next] ?? 0));
    crossings += countCrossings(targets, order[layer + 1]?.length ?? 0);
  }
  return crossings;
}

/** Walks the graph in depth, so that what is connected begins side by side. */
function startingOrder(graph: ProperGraph): Order {
  const order: number[][] = graph.layers.map(() => []);
  const seen = new Uint8Array(graph.vertexCount);
  for (const start of graph.layers.flat()) {
    const open = [start];
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
      if (seen[vertex] === 1) continue;
      seen[vertex] = 1;
      order[graph.layerOf[vertex] ?? 0]?.push(vertex);
      open.push(...at(graph.after, vertex).toReversed());
    }
  }
  return order;
}

function sweepOver(graph: ProperGraph, order: Order, isForward: boolean): Order {
  const swept = [...order];
  const positions = positionsOf(graph, order);
  const neighbours = isForward ? graph.before : graph.after;
  const indices = order.map((_, i) => i);
  for (const layer of isForward ? indices.slice(1) : indices.toReversed().slice(1)) {
    const wish = (vertex: number): number => {
      const around = at(neighbours, vertex);
      if (around.length === 0) return positions[vertex] ?? 0;
      return around.reduce((sum, each) => sum + (positions[each] ?? 0), 0) / around.length;
    };
    const wishes = new Map((swept[layer] ?? []).map(vertex => [vertex, wish(vertex)]));
    // Sorting is stable, so vertices with the same wish stay in their order.
    swept[layer] = (swept[layer] ?? []).toSorted((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
    swept[layer].forEach((vertex, i) => (positions[vertex] = i));
  }
  return swept;
}

function swapNeighbours(graph: ProperGraph, order: Order): Order {
  const swapped = order.map(layer => [...layer]);
  const positions = positionsOf(graph, order);
  for (let round = 0, better = true; better && round < SWAP_ROUNDS; round++) {
    better = false;
    for (const layer of swapped) better = swapInLayer(graph, layer, positions) || better;
  }
  return swapped;
}

/** Swaps each pair of neighbours whose edges then cross less; says whether there was one. */
function swapInLayer(graph: ProperGraph, layer: number[], positions: Float64Array): boolean {
  let better = false;
  for (let i = 0; i + 1 < layer.length; i++) {
    const [a, b] = [layer[i] ?? 0, layer[i + 1] ?? 0];
    const gain = [graph.before, graph.after].reduce((sum, neighbours) => {
      const [ofA, ofB] = [at(neighbours, a), at(neighbours, b)];
      return sum + pairCrossings(ofA, ofB, positions) - pairCrossings(ofB, ofA, positions);
    }, 0);
    if (gain <= 0) continue;
    [layer[i], layer[i + 1]] = [b, a];
    [positions[a], positions[b]] = [i + 1, i];
    better = true;
  }
  return better;
}

/** Crossings between the edges of two vertices when the first stands before the second. */
function pairCrossings(first: readonly number[], second: readonly number[], positions: Float64Array): number {
  let crossings = 0;
  for (const a of first) for (const b of second) if ((positions[a] ?? 0) > (positions[b] ?? 0)) crossings++;
  return crossings;
}

function positionsOf(graph: ProperGraph, order: Order): Float64Array {
  const positions = new Float64Array(graph.vertexCount);
  for (const layer of order) layer.forEach((vertex, i) => (positions[vertex] = i));
  return positions;
}

function at(lists: readonly (readonly number[])[], index: number): readonly number[] {
  return lists[index] ?? [];
}
