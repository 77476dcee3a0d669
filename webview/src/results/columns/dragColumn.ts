import { EdgeScroll, type DragBounds } from '../grid/edgeScroll';
import type { GridModel } from '../grid/gridModel';
import { moveTo } from './columnView';

/** Pixels that the pointer moves before a press becomes a drag. */
const SLACK = 5;

/** Follows a press on a header: a drag puts the column where it is let go, anything less is a press. */
export function dragColumn(down: PointerEvent, model: GridModel, position: number, press: () => void): void {
  const name = down.currentTarget;
  if (!(name instanceof HTMLElement) || down.button !== 0) return;
  const header = name.closest<HTMLElement>('[role=columnheader]');
  const grid = name.closest<HTMLElement>('.glass');
  // The header itself is taken away when the drag scrolls it out of sight.
  const handle = grid ?? name;
  handle.setPointerCapture(down.pointerId);
  let isDragged = false;
  let isGivenUp = false;
  let at = down.clientX;
  const mark = (): void => {
    if (grid !== null) showDrop(grid, model, positionAt(grid, model, at));
  };
  const edges = new EdgeScroll(
    () => asideOf(grid),
    right => {
      model.scrollAsideBy(right);
      mark();
    },
  );
  const follow = (event: PointerEvent): void => {
    at = event.clientX;
    if (!isDragged && Math.abs(at - down.clientX) < SLACK) return;
    isDragged = true;
    header?.classList.add('dragged');
    mark();
    edges.follow(at, 0);
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    isGivenUp = true;
    handle.releasePointerCapture(down.pointerId);
  };
  const end = (): void => {
    edges.end();
    handle.removeEventListener('pointermove', follow);
    handle.removeEventListener('pointerup', follow);
    handle.removeEventListener('lostpointercapture', end);
    window.removeEventListener('keydown', escape, true);
    header?.classList.remove('dragged');
    if (grid !== null) hideDrop(grid);
    if (isGivenUp) return;
    if (!isDragged) press();
    else if (grid !== null) drop(model, position, positionAt(grid, model, at));
  };
  // The last move may come with the letting go alone, and losing the capture tells no place.
  handle.addEventListener('pointermove', follow);
  handle.addEventListener('pointerup', follow);
  handle.addEventListener('lostpointercapture', end);
  window.addEventListener('keydown', escape, true);
}

/** Where a column that is dragged scrolls on: at the left and the right, however high the pointer is. */
function asideOf(grid: HTMLElement | null): DragBounds {
  const { left, right } = grid?.getBoundingClientRect() ?? { left: 0, right: 0 };
  return { left, right, top: -Infinity, bottom: Infinity };
}

/** Moves the column with the focus of keys by a place. */
export function moveColumn(model: GridModel, position: number, by: 1 | -1): void {
  const column = model.columns.shown[position];
  if (column !== undefined) model.changeView(moveTo(model.columns.view, column, position + by));
}

/** The gap between columns that is nearest to the pointer, as the position of the column behind it. */
function positionAt(grid: HTMLElement, model: GridModel, clientX: number): number {
  const { edges, pinned, numberWidth, left } = model.frame();
  const x = clientX - grid.getBoundingClientRect().left - numberWidth;
  const at = x < (edges[pinned] ?? 0) ? x : x + left;
  const gap = edges.findIndex((edge, i) => at < (edge + (edges[i + 1] ?? edge)) / 2);
  return gap < 0 ? edges.length - 1 : gap;
}

function drop(model: GridModel, from: number, gap: number): void {
  const column = model.columns.shown[from];
  const to = gap > from ? gap - 1 : gap;
  if (column !== undefined && to !== from) model.changeView(moveTo(model.columns.view, column, to));
}

function showDrop(grid: HTMLElement, model: GridModel, gap: number): void {
  const mark = grid.querySelector<HTMLElement>('.dropMark');
  if (mark === null) return;
  const { edges, pinned, numberWidth, left } = model.frame();
  const x = numberWidth + (edges[gap] ?? 0) - (gap < pinned ? 0 : left);
  mark.hidden = false;
  mark.style.transform = `translateX(${x - 1}px)`;
}

function hideDrop(grid: HTMLElement): void {
  const mark = grid.querySelector<HTMLElement>('.dropMark');
  if (mark !== null) mark.hidden = true;
}
