import type { CellPlace, SelectMode } from '../selection/selection';
import type { GridModel } from './gridModel';

/** Pixels from an edge of the grid within which a drag scrolls on. */
const EDGE = 20;

/** What a press does to what is marked already. Ctrl and Cmd are taken alike. */
export function modeOf(event: MouseEvent): SelectMode {
  if (event.shiftKey) return 'extend';
  return event.ctrlKey || event.metaKey ? 'add' : 'replace';
}

/** A press on a cell or a row number selects, and dragging on extends, scrolling at the edges. */
export function dragSelection(event: MouseEvent, model: GridModel): void {
  const grid = event.currentTarget;
  const place = placeOf(event.target);
  if (event.button !== 0 || place === undefined || !(grid instanceof HTMLElement)) return;
  const isWhole = place.column < 0;
  if (isWhole) model.selectRow(place.row, modeOf(event));
  else model.select(place, modeOf(event));
  const drag = (move: MouseEvent): void => {
    const under = placeOf(document.elementFromPoint(move.clientX, move.clientY));
    if (under !== undefined && isWhole) model.selectRow(under.row, 'extend');
    else if (under !== undefined && under.column >= 0) model.select(under, 'extend');
    if (!isWhole) scrollOn(move, grid, model);
  };
  const end = (): void => {
    window.removeEventListener('mousemove', drag);
    window.removeEventListener('mouseup', end);
  };
  window.addEventListener('mousemove', drag);
  window.addEventListener('mouseup', end);
}

/** Goes a cell on when the pointer is dragged to an edge of the grid. */
function scrollOn(move: MouseEvent, grid: HTMLElement, model: GridModel): void {
  const { top, bottom, left, right } = grid.getBoundingClientRect();
  if (move.clientY > bottom - EDGE) model.step({ rows: 1, columns: 0 }, 'extend');
  else if (move.clientY < top + EDGE) model.step({ rows: -1, columns: 0 }, 'extend');
  if (move.clientX > right - EDGE) model.step({ rows: 0, columns: 1 }, 'extend');
  else if (move.clientX < left + EDGE) model.step({ rows: 0, columns: -1 }, 'extend');
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
