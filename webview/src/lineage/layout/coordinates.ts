import { alignVertices, type Alignment } from './alignment';
import type { Order } from './ordering';
import type { ProperGraph } from './properGraph';

/** What vertices take up across the layers, in pixels. */
export interface Spacing {
  /** Extent of each vertex; a bend has none. */
  readonly sizes: readonly number[];
  readonly nodeGap: number;
  readonly bendGap: number;
}

/**
 * Where the middle of each vertex lies across the layers.
 *
 * After Brandes and Köpf: align every vertex with its middle neighbour in four ways (neighbours before or after,
 * from one side or the other), push each as close as it goes, and take the mean of the two middle answers.
 * Edges that go by way of bends come out straight.
 */
export function placeAcross(graph: ProperGraph, order: Order, spacing: Spacing): readonly number[] {
  const candidates = [];
  for (const isForward of [true, false])
    for (const isMirrored of [false, true]) {
      const seen = isMirrored ? order.map(layer => layer.toReversed()) : order;
      const places = compact(seen, alignVertices(graph, seen, isForward), graph, spacing);
      candidates.push(isMirrored ? places.map(place => -place) : places);
    }
  const aligned = alignToNarrowest(candidates, spacing.sizes);
  const middles = Array.from({ length: graph.vertexCount }, (_, vertex) => {
    const sorted = aligned.map(places => places[vertex] ?? 0).sort((a, b) => a - b);
    return ((sorted[1] ?? 0) + (sorted[2] ?? 0)) / 2;
  });
  const edge = extent(middles, spacing.sizes).low;
  return middles.map(middle => middle - edge);
}

/** Pushes the blocks of aligned vertices together: first as far to one side as they go, then back by the slack they have. */
function compact(order: Order, { rootOf, blocks }: Alignment, graph: ProperGraph, spacing: Spacing): number[] {
  const limits = blockLimits(order, rootOf, graph, spacing);
  const place = new Map<number, number>();
  for (const root of limits.order)
    place.set(
      root,
      Math.max(0, ...(limits.before.get(root) ?? []).map(({ root: other, gap }) => (place.get(other) ?? 0) + gap)),
    );
  for (const root of limits.order.toReversed()) {
    const after = limits.after.get(root) ?? [];
    if (after.length === 0) continue;
    const room = Math.min(...after.map(({ root: other, gap }) => (place.get(other) ?? 0) - gap));
    place.set(root, Math.max(place.get(root) ?? 0, room));
  }
  const places = new Array<number>(graph.vertexCount).fill(0);
  for (const [root, members] of blocks) for (const member of members) places[member] = place.get(root) ?? 0;
  return places;
}

interface Limit {
  readonly root: number;
  readonly gap: number;
}

/** Which blocks stand next to each other and how far apart they must be, and an order in which to place them. */
function blockLimits(
  order: Order,
  rootOf: readonly number[],
  graph: ProperGraph,
  spacing: Spacing,
): {
  readonly order: readonly number[];
  readonly before: ReadonlyMap<number, readonly Limit[]>;
  readonly after: ReadonlyMap<number, readonly Limit[]>;
} {
  const [before, after] = [new Map<number, Limit[]>(), new Map<number, Limit[]>()];
  for (const layer of order)
    layer.forEach((vertex, i) => {
      const root = rootOf[vertex] ?? vertex;
      if (!before.has(root)) before.set(root, []);
      const neighbour = layer[i - 1];
      if (neighbour === undefined) return;
      const other = rootOf[neighbour] ?? neighbour;
      const gap = gapBetween(neighbour, vertex, graph, spacing);
      before.get(root)?.push({ root: other, gap });
      if (!after.has(other)) after.set(other, []);
      after.get(other)?.push({ root, gap });
    });
  return { order: placingOrder(before, after), before, after };
}

function placingOrder(
  before: ReadonlyMap<number, readonly Limit[]>,
  after: ReadonlyMap<number, readonly Limit[]>,
): readonly number[] {
  const open = new Map([...before].map(([root, limits]) => [root, limits.length]));
  const order = [...open].flatMap(([root, count]) => (count === 0 ? [root] : []));
  for (let i = 0; i < order.length; i++)
    for (const { root } of after.get(order[i] ?? 0) ?? []) {
      const left = (open.get(root) ?? 0) - 1;
      open.set(root, left);
      if (left === 0) order.push(root);
    }
  return order;
}

function gapBetween(a: number, b: number, graph: ProperGraph, { sizes, nodeGap, bendGap }: Spacing): number {
  const isBend = a >= graph.nodeCount || b >= graph.nodeCount;
  return ((sizes[a] ?? 0) + (sizes[b] ?? 0)) / 2 + (isBend ? bendGap : nodeGap);
}

/** Moves the answers on top of each other: those pushed one way at one edge of the narrowest, the others at its other edge. */
function alignToNarrowest(candidates: readonly (readonly number[])[], sizes: readonly number[]): readonly number[][] {
  const extents = candidates.map(places => extent(places, sizes));
  const narrowest = extents.reduce((a, b) => (b.high - b.low < a.high - a.low ? b : a));
  return candidates.map((places, i) => {
    const own = extents[i] ?? narrowest;
    const shift = i % 2 === 0 ? narrowest.low - own.low : narrowest.high - own.high;
    return places.map(place => place + shift);
  });
}

function extent(places: readonly number[], sizes: readonly number[]): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, -Infinity];
  places.forEach((place, i) => {
    const half = (sizes[i] ?? 0) / 2;
    low = Math.min(low, place - half);
    high = Math.max(high, place + half);
  });
  return places.length === 0 ? { low: 0, high: 0 } : { low, high };
}
