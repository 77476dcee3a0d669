import type { CellPlace, SelectMode } from '../selection/selection';
import { EdgeScroll } from './edgeScroll';
import type { GridModel } from './gridModel';
import { cellBounds, placeUnder } from './placeUnder';

/** Pixels that the pointer moves before a press becomes a drag. */
const SLACK = 4;

/** What a press does to what is marked already. Ctrl and Cmd are taken alike. */
export function modeOf(event: MouseEvent): SelectMode {
  if (event.shiftKey) return 'extend';
  return event.ctrlKey || event.metaKey ? 'add' : 'replace';
}

/** A press on a cell or a row number selects, and dragging on extends, scrolling on at the edges. */
export function dragSelection(event: MouseEvent, model: GridModel): void {
  const grid = event.currentTarget;
  const place = placeOf(event.target);
  if (event.button !== 0 || place === undefined || !(grid instanceof HTMLElement)) return;
  const isWhole = place.column < 0;
  if (isWhole) model.selectRow(place.row, modeOf(event));
  else model.select(place, modeOf(event));
  followSelection(grid, model, { isWhole, from: { x: event.clientX, y: event.clientY } });
}

/** Extends what is marked to wherever the pointer goes, until it is let go. */
function followSelection(
  grid: HTMLElement,
  model: GridModel,
  { isWhole, from }: { readonly isWhole: boolean; readonly from: { readonly x: number; readonly y: number } },
): void {
  let at = from;
  let isDragged = false;
  const extend = (): void => {
    const { row, column } = placeUnder(grid, model, at);
    if (isWhole) model.selectRow(row, 'extend');
    else model.dragTo({ row, column });
  };
  const edges = new EdgeScroll(
    () => cellBounds(grid, model),
    (right, down) => {
      model.scrollBy(down);
      // Whole rows are marked, whatever of them is seen.
      if (!isWhole) model.scrollAsideBy(right);
      extend();
    },
  );
  const drag = (move: MouseEvent): void => {
    // Where the button was let go outside of the window, nothing has told so.
    if ((move.buttons & 1) === 0) return end();
    at = { x: move.clientX, y: move.clientY };
    isDragged ||= Math.hypot(at.x - from.x, at.y - from.y) >= SLACK;
    if (!isDragged) return;
    extend();
    edges.follow(at.x, at.y);
  };
  const end = (): void => {
    edges.end();
    window.removeEventListener('mousemove', drag);
    window.removeEventListener('mouseup', end);
  };
  window.addEventListener('mousemove', drag);
  window.addEventListener('mouseup', end);
}

/** The cell that an element is part of; column −1 is the row's number. */
export function placeOf(target: EventTarget | null): CellPlace | undefined {
  if (!(target instanceof Element)) return undefined;
  const cell = target.closest('[role=gridcell], [role=rowheader]');
  const row = cell?.closest('[role=row]')?.getAttribute('aria-rowindex');
  const column = cell?.getAttribute('aria-colindex');
  if (typeof row !== 'string' || typeof column !== 'string') return undefined;
  return { row: Number(row) - 2, column: Number(column) - 2 };
}
