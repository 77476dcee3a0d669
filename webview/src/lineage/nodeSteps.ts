import type { Direction, DrawnGraph, DrawnNode } from './graphLayout';

type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/**
 * The node that an arrow key leads to.
 *
 * Along the edges it is the nearest neighbour, across them the next node of the same layer.
 */
export function nodeInDirection(graph: DrawnGraph, from: string, key: string): string | undefined {
  if (!isArrow(key)) return undefined;
  const node = graph.nodes.find(each => each.node.uniqueId === from);
  if (node === undefined) return undefined;
  const { along, by } = stepOf(key, graph.direction);
  return along ? neighbour(graph, node, by) : inLayer(graph, node, by);
}

function isArrow(key: string): key is Arrow {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

function stepOf(key: Arrow, direction: Direction): { readonly along: boolean; readonly by: 1 | -1 } {
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight';
  const by = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  return { along: isSideways === (direction === 'right'), by };
}

function neighbour(graph: DrawnGraph, node: DrawnNode, by: 1 | -1): string | undefined {
  const id = node.node.uniqueId;
  const ids = new Set(
    graph.edges.flatMap(({ from, to }) => (by === 1 && from === id ? [to] : by === -1 && to === id ? [from] : [])),
  );
  const candidates = graph.nodes.filter(each => ids.has(each.node.uniqueId));
  return nearest(node, candidates);
}

function nearest(node: DrawnNode, candidates: readonly DrawnNode[]): string | undefined {
  const distance = (other: DrawnNode): number => Math.hypot(other.x - node.x, other.y - node.y);
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0]?.node.uniqueId;
}

function inLayer(graph: DrawnGraph, node: DrawnNode, by: 1 | -1): string | undefined {
  const across = (each: DrawnNode): number => (graph.direction === 'right' ? each.y : each.x);
  const layer = graph.nodes.filter(each => each.layer === node.layer).sort((a, b) => across(a) - across(b));
  return layer[layer.indexOf(node) + by]?.node.uniqueId;
}
