import type { Lineage, LineageNode } from '@lakehouse/protocol';
import type { LayoutPoint } from './layout/graph';
import { layoutGraph } from './layout/layoutGraph';
import { subtitleOf } from './nodeLook';

/** Where edges lead: to the right in a wide view, down in a narrow one. */
export type Direction = 'right' | 'down';

/** Sizes of a node in CSS pixels. */
export const NODE = { height: 40, narrowest: 96, widest: 260, beforeText: 32, afterText: 12 } as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A node with its upper left corner. */
export interface DrawnNode extends Point {
  readonly node: LineageNode;
  readonly width: number;
  readonly height: number;
  readonly layer: number;
}

export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  /** SVG path. */
  readonly path: string;
  /** Where it arrives. */
  readonly end: Point;
  readonly isBackward: boolean;
}

/** A lineage with places for everything, from (0, 0) to its width and height. */
export interface DrawnGraph {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly width: number;
  readonly height: number;
  readonly direction: Direction;
}

/** Width of a text in CSS pixels. */
export interface MeasureText {
  (text: string, part: 'name' | 'subtitle'): number;
}

/** Room at the end of an edge for its arrow head. */
const ARROW = 6;

export function drawnGraph(lineage: Lineage, direction: Direction, measure: MeasureText): DrawnGraph {
  const isRight = direction === 'right';
  const byId = new Map(lineage.nodes.map(node => [node.uniqueId, node]));
  const boxes = lineage.nodes.map(node => {
    const width = widthOf(node, measure);
    return {
      id: node.uniqueId,
      along: isRight ? width : NODE.height,
      across: isRight ? NODE.height : width,
    };
  });
  const gaps = isRight ? { layer: 52, node: 14, bend: 12 } : { layer: 38, node: 12, bend: 12 };
  const layout = layoutGraph(boxes, lineage.edges, gaps);
  const at = ({ along, across }: LayoutPoint): Point => (isRight ? { x: along, y: across } : { x: across, y: along });
  const nodes = layout.nodes.flatMap(placed => {
    const node = byId.get(placed.id);
    if (node === undefined) return [];
    const corner = at({
      along: placed.alongMiddle - placed.along / 2,
      across: placed.acrossMiddle - placed.across / 2,
    });
    const [width, height] = isRight ? [placed.along, placed.across] : [placed.across, placed.along];
    return [{ ...corner, node, width, height, layer: placed.layer }];
  });
  const edges = layout.edges.map(({ from, to, stops, isBackward }) => ({
    from,
    to,
    path: pathThrough(stops, at, isBackward),
    end: at(stops.at(-1) ?? { along: 0, across: 0 }),
    isBackward,
  }));
  const end = at(layout);
  return { nodes, edges, width: end.x, height: end.y, direction };
}

function widthOf(node: LineageNode, measure: MeasureText): number {
  const text = Math.max(measure(node.name, 'name'), measure(subtitleOf(node), 'subtitle'));
  const width = NODE.beforeText + text + NODE.afterText;
  return Math.ceil(Math.min(NODE.widest, Math.max(NODE.narrowest, width)));
}

/** Curves through the gaps between layers, straight lines through the layers themselves. */
function pathThrough(stops: readonly LayoutPoint[], at: (point: LayoutPoint) => Point, isBackward: boolean): string {
  const text = (point: LayoutPoint): string => {
    const { x, y } = at(point);
    return `${round(x)} ${round(y)}`;
  };
  const first = stops[0];
  if (first === undefined) return '';
  const parts = [`M${text(first)}`];
  for (let i = 1; i < stops.length; i++) {
    const [a, b] = [stops[i - 1], shortened(stops, i, isBackward)];
    if (a === undefined || b === undefined) break;
    const middle = (a.along + b.along) / 2;
    const curve = [{ along: middle, across: a.across }, { along: middle, across: b.across }, b];
    parts.push(i % 2 === 0 ? `L${text(b)}` : `C${curve.map(text).join(' ')}`);
  }
  return parts.join('');
}

/** The last stop stands back by the arrow head. */
function shortened(stops: readonly LayoutPoint[], i: number, isBackward: boolean): LayoutPoint | undefined {
  const stop = stops[i];
  if (stop === undefined || i < stops.length - 1) return stop;
  return { ...stop, along: stop.along + (isBackward ? ARROW : -ARROW) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
