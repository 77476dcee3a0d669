/**
 * Tallest canvas in CSS pixels.
 *
 * Chromium clamps an element to 33,554,428 device pixels, so this still fits at a device pixel ratio of 8.
 * A result that is taller scrolls in proportion: see `topOfScroll`.
 */
export const MAX_CANVAS = 4_000_000;

/** What scrolling needs to know of the rows; all lengths in CSS pixels. */
export interface RowGeometry {
  readonly rows: number;
  readonly rowHeight: number;
  /** Height in which rows are seen: without header and scroll bar. */
  readonly viewport: number;
}

/** A stretch of indices; `end` is the first that is outside. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Height of the element whose scroll bar stands for all rows. */
export function canvasHeight(g: RowGeometry): number {
  return Math.min(g.rows * g.rowHeight, MAX_CANVAS);
}

/** Whether one pixel of the scroll bar stands for more than one of the rows. */
export function isScaled(g: RowGeometry): boolean {
  return g.rows * g.rowHeight > MAX_CANVAS;
}

/** Greatest distance that the rows can be scrolled: the last row ends at the lower edge. */
export function maxTop(g: RowGeometry): number {
  return Math.max(0, g.rows * g.rowHeight - g.viewport);
}

/** Distance from the first row for a position of the scroll bar. Both ends are met exactly. */
export function topOfScroll(g: RowGeometry, scrollTop: number): number {
  if (!isScaled(g)) return clampTop(g, scrollTop);
  const furthest = canvasHeight(g) - g.viewport;
  // Browsers round positions to device pixels, so the last pixel may never be told.
  if (scrollTop >= furthest - 1) return maxTop(g);
  return clampTop(g, (scrollTop / furthest) * maxTop(g));
}

/** Position of the scroll bar for a distance from the first row. */
export function scrollOfTop(g: RowGeometry, top: number): number {
  if (!isScaled(g)) return top;
  return (top / maxTop(g)) * (canvasHeight(g) - g.viewport);
}

export function clampTop(g: RowGeometry, top: number): number {
  return Math.min(Math.max(0, top), maxTop(g));
}

/** Rows in sight, with `overscan` more on either side so that none is missing while scrolling. */
export function rowsInSight(g: RowGeometry, top: number, overscan: number): Range {
  const start = Math.floor(top / g.rowHeight) - overscan;
  const end = Math.ceil((top + g.viewport) / g.rowHeight) + overscan;
  return { start: Math.max(0, start), end: Math.min(g.rows, Math.max(0, end)) };
}

/** The distance nearest to `top` at which the row is wholly in sight. */
export function topToShow(g: RowGeometry, top: number, row: number): number {
  const [above, below] = [row * g.rowHeight, (row + 1) * g.rowHeight - g.viewport];
  return clampTop(g, Math.max(Math.min(top, above), below));
}

/** Rows that a press of Page Down goes on: one less than fit, so that one stays for orientation. */
export function rowsOfPage(g: RowGeometry): number {
  return Math.max(1, Math.floor(g.viewport / g.rowHeight) - 1);
}
