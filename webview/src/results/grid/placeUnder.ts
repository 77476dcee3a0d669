import type { CellPlace } from '../selection/selection';
import type { DragBounds } from './edgeScroll';
import { GRID_SIZES, type GridModel } from './gridModel';

/** Where cells are seen, in CSS pixels of the page: without the header and the numbers of the rows. */
export function cellBounds(grid: HTMLElement, model: GridModel): DragBounds {
  const { left, top } = grid.getBoundingClientRect();
  const { numberWidth, headerHeight } = model.frame();
  return {
    left: left + numberWidth,
    top: top + headerHeight,
    right: left + grid.clientWidth,
    bottom: top + grid.clientHeight,
  };
}

/** The cell at a place of the page, or the nearest one that is seen when that is outside. */
export function placeUnder(grid: HTMLElement, model: GridModel, point: { x: number; y: number }): CellPlace {
  const bounds = cellBounds(grid, model);
  const { edges, pinned, top, left } = model.frame();
  const x = clamp(point.x, bounds.left, bounds.right - 1) - bounds.left;
  const y = clamp(point.y, bounds.top, bounds.bottom - 1) - bounds.top;
  const at = x < (edges[pinned] ?? 0) ? x : x + left;
  const behind = edges.findIndex(edge => edge > at);
  return {
    row: clamp(Math.floor((top + y) / GRID_SIZES.rowHeight), 0, model.extent.rows - 1),
    column: (behind < 0 ? model.extent.columns : behind) - 1,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
