import type { IndexEdge } from './graph';

/**
 * The layer of each node, from zero, such that every edge leads to a later one.
 *
 * Each node stands right after the last that it depends on; one that is used by more than it depends on
 * (a source above all) is moved up to the first that uses it, which shortens its edges.
 */
export function assignLayers(count: number, edges: readonly IndexEdge[]): readonly number[] {
  const [into, out] = [neighbours(count, edges, 'to', 'from'), neighbours(count, edges, 'from', 'to')];
  const order = topologicalOrder(into, out);
  const layers = new Array<number>(count).fill(0);
  for (const node of order) layers[node] = Math.max(0, ...at(into, node).map(before => (layers[before] ?? 0) + 1));
  for (const node of order.toReversed()) {
    const users = at(out, node);
    if (users.length > at(into, node).length) layers[node] = Math.min(...users.map(after => (layers[after] ?? 0) - 1));
  }
  return fromZero(layers);
}

function neighbours(
  count: number,
  edges: readonly IndexEdge[],
  of: 'from' | 'to',
  other: 'from' | 'to',
): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (const edge of edges) lists[edge[of]]?.push(edge[other]);
  return lists;
}

function topologicalOrder(
  into: readonly (readonly number[])[],
  out: readonly (readonly number[])[],
): readonly number[] {
  const open = into.map(list => list.length);
  const order = open.flatMap((count, node) => (count === 0 ? [node] : []));
  for (let i = 0; i < order.length; i++)
    for (const after of at(out, order[i] ?? 0)) {
      open[after] = (open[after] ?? 0) - 1;
      if (open[after] === 0) order.push(after);
    }
  return order;
}

/** Moving nodes up can leave the first layers empty. */
function fromZero(layers: readonly number[]): readonly number[] {
  const used = [...new Set(layers)].sort((a, b) => a - b);
  const renamed = new Map(used.map((layer, i) => [layer, i]));
  return layers.map(layer => renamed.get(layer) ?? 0);
}

function at(lists: readonly (readonly number[])[], index: number): readonly number[] {
  return lists[index] ?? [];
}
