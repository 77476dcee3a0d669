import type { Point } from './graphLayout';

/** Which part of the graph is in sight: screen = graph · scale + (x, y). */
export interface Viewport extends Point {
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Point, Size {}

export const SCALES = { least: 0.1, most: 2 } as const;

/** Room around a graph that is fitted in. */
const MARGIN = 16;
/** Below this, names cannot be read: rather show a part. */
const READABLE = 0.75;

/**
 * Shows all of the graph when its names can then be read, else as much as can be around the node in focus.
 *
 * A small graph is not blown up.
 */
export function fitted(graph: Size, view: Size, focus: Box | undefined): Viewport {
  const scale = Math.min(1, (view.width - 2 * MARGIN) / graph.width, (view.height - 2 * MARGIN) / graph.height);
  if (scale >= READABLE || focus === undefined) return centred(graph, view, clampScale(scale));
  return around(focus, graph, view, READABLE);
}

/** Shows all of the graph, however small. */
export function whole(graph: Size, view: Size): Viewport {
  const scale = Math.min(1, (view.width - 2 * MARGIN) / graph.width, (view.height - 2 * MARGIN) / graph.height);
  return centred(graph, view, clampScale(scale));
}

/** Scales by a factor so that the point of the screen stays where it is. */
export function zoomed(viewport: Viewport, factor: number, fixed: Point): Viewport {
  const scale = clampScale(viewport.scale * factor);
  const grown = scale / viewport.scale;
  return { scale, x: fixed.x - (fixed.x - viewport.x) * grown, y: fixed.y - (fixed.y - viewport.y) * grown };
}

export function moved(viewport: Viewport, dx: number, dy: number): Viewport {
  return { ...viewport, x: viewport.x + dx, y: viewport.y + dy };
}

/** The nearest viewport that has the box wholly in sight. */
export function showing(viewport: Viewport, box: Box, view: Size): Viewport {
  const { scale } = viewport;
  const shift = (start: number, length: number, room: number): number => {
    if (start < MARGIN) return MARGIN - start;
    const over = start + length - (room - MARGIN);
    return over > 0 ? -Math.min(over, start - MARGIN) : 0;
  };
  const dx = shift(box.x * scale + viewport.x, box.width * scale, view.width);
  const dy = shift(box.y * scale + viewport.y, box.height * scale, view.height);
  return dx === 0 && dy === 0 ? viewport : moved(viewport, dx, dy);
}

function centred(graph: Size, view: Size, scale: number): Viewport {
  return {
    scale,
    x: (view.width - graph.width * scale) / 2,
    y: (view.height - graph.height * scale) / 2,
  };
}

/** The box in the middle, but no empty room at a side where there is more of the graph at the other. */
function around(box: Box, graph: Size, view: Size, scale: number): Viewport {
  const place = (middle: number, length: number, room: number): number => {
    if (length * scale <= room - 2 * MARGIN) return (room - length * scale) / 2;
    const wish = room / 2 - middle * scale;
    return Math.min(MARGIN, Math.max(room - MARGIN - length * scale, wish));
  };
  return {
    scale,
    x: place(box.x + box.width / 2, graph.width, view.width),
    y: place(box.y + box.height / 2, graph.height, view.height),
  };
}

function clampScale(scale: number): number {
  return Math.min(SCALES.most, Math.max(SCALES.least, scale));
}
