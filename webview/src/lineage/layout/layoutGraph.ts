import { acyclicEdges } from './acyclic';
import { placeAcross } from './coordinates';
import type { Layout, LayoutEdge, LayoutNode, LayoutPoint, PlacedNode } from './graph';
import { assignLayers } from './layers';
import { orderLayers } from './ordering';
import { properGraph, type ProperGraph } from './properGraph';

/** Distances in CSS pixels. */
export interface LayoutGaps {
  /** Between layers: room for the edges to turn. */
  readonly layer: number;
  /** Between nodes of a layer. */
  readonly node: number;
  /** Between a long edge and what stands beside it. */
  readonly bend: number;
}

export const DEFAULT_GAPS: LayoutGaps = { layer: 56, node: 14, bend: 12 };

/**
 * Places nodes in layers so that edges lead one way, cross seldom and run straight where they can.
 *
 * Pure and deterministic: the same nodes and edges give the same places, in whatever order they come.
 */
export function layoutGraph(
  given: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  gaps: LayoutGaps = DEFAULT_GAPS,
): Layout {
  const nodes = given.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const indexEdges = acyclicEdges(nodes, edges);
  const graph = properGraph(assignLayers(nodes.length, indexEdges), indexEdges);
  const sizes = graph.layerOf.map((_, vertex) => nodes[vertex]?.across ?? 0);
  const across = placeAcross(graph, orderLayers(graph), { sizes, nodeGap: gaps.node, bendGap: gaps.bend });
  const bands = layerBands(graph, nodes, gaps.layer);
  const placed = nodes.map((node, i): PlacedNode => {
    const layer = graph.layerOf[i] ?? 0;
    return { ...node, layer, alongMiddle: bands[layer]?.middle ?? 0, acrossMiddle: across[i] ?? 0 };
  });
  const ways = indexEdges.map(({ from, to, isReversed }, i) => {
    const stops = stopsOf(graph.ways[i] ?? [], { graph, nodes, bands, across });
    const [first, last] = [nodes[from]?.id ?? '', nodes[to]?.id ?? ''];
    return isReversed
      ? { from: last, to: first, stops: stops.toReversed(), isBackward: true }
      : { from: first, to: last, stops, isBackward: false };
  });
  return {
    nodes: placed,
    edges: ways,
    along: bands.at(-1)?.end ?? 0,
    across: Math.max(0, ...placed.map(node => node.acrossMiddle + node.across / 2)),
  };
}

/** Where a layer begins and ends along the edges. */
interface Band {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

function layerBands(graph: ProperGraph, nodes: readonly LayoutNode[], gap: number): readonly Band[] {
  let next = 0;
  return graph.layers.map(layer => {
    const thickness = Math.max(0, ...layer.map(vertex => nodes[vertex]?.along ?? 0));
    const band = { start: next, middle: next + thickness / 2, end: next + thickness };
    next = band.end + gap;
    return band;
  });
}

function stopsOf(
  way: readonly number[],
  placed: {
    readonly graph: ProperGraph;
    readonly nodes: readonly LayoutNode[];
    readonly bands: readonly Band[];
    readonly across: readonly number[];
  },
): readonly LayoutPoint[] {
  return way.flatMap((vertex, i) => {
    const band = placed.bands[placed.graph.layerOf[vertex] ?? 0] ?? { start: 0, middle: 0, end: 0 };
    const across = placed.across[vertex] ?? 0;
    const node = placed.nodes[vertex];
    if (node === undefined)
      return [
        { along: band.start, across },
        { along: band.end, across },
      ];
    const half = i === 0 ? node.along / 2 : -node.along / 2;
    return [{ along: band.middle + half, across }];
  });
}
