import type { GridModel } from './gridModel';
import type { CellPlace } from './selection';

/** Pixels from an edge of the grid within which a drag scrolls on. */
const EDGE = 20;

/** A press on a cell or a row number selects, and dragging on extends, scrolling at the edges. */
export function dragSelection(event: MouseEvent, model: GridModel): void {
  const grid = event.currentTarget;
  const place = placeOf(event.target);
  if (event.button !== 0 || place === undefined || !(grid instanceof HTMLElement)) return;
  if (place.column < 0) {
    model.selectRow(place.row, event.shiftKey);
    return;
  }
  model.select(place, event.shiftKey);
  const drag = (move: MouseEvent): void => {
    const under = placeOf(document.elementFromPoint(move.clientX, move.clientY));
    if (under !== undefined && under.column >= 0) model.select(under, true);
    const { top, bottom } = grid.getBoundingClientRect();
    if (move.clientY > bottom - EDGE) model.step({ rows: 1, columns: 0 }, true);
    else if (move.clientY < top + EDGE) model.step({ rows: -1, columns: 0 }, true);
  };
  const end = (): void => {
    window.removeEventListener('mousemove', drag);
    window.removeEventListener('mouseup', end);
  };
  window.addEventListener('mousemove', drag);
  window.addEventListener('mouseup', end);
}

/** The cell that an element is part of; column −1 is the row's number. */
function placeOf(target: EventTarget | null): CellPlace | undefined {
  if (!(target instanceof Element)) return undefined;
  const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
  if (row === undefined) return undefined;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  return { row: Number(row), column: column === undefined ? -1 : Number(column) };
}
