import { GRID_SIZES, type GridModel } from './gridModel';

/** Pixels that a position may differ by and still be the one that was set: browsers round to device pixels. */
const ECHO = 1.5;

/** Keeps model and scroll bars together, in both directions, and the model's size that of the element. */
export function keepScrolled(
  grid: HTMLElement,
  model: GridModel,
): { readonly draw: () => void; readonly dispose: () => void } {
  const glass = grid.querySelector<HTMLElement>('.glass');
  let placed = { top: 0, left: 0 };
  const measure = (): void => {
    const { clientWidth, clientHeight } = grid;
    if (glass !== null) glass.style.width = `${clientWidth}px`;
    if (glass !== null) glass.style.height = `${clientHeight}px`;
    model.setSize(clientWidth, clientHeight);
  };
  // Before the first frame: a place that was kept cannot be gone to in a grid without a size.
  measure();
  const resized = new ResizeObserver(measure);
  const scrolled = (): void => {
    const { scrollTop, scrollLeft } = grid;
    const [down, aside] = [scrollTop - placed.top, scrollLeft - placed.left].map(Math.abs);
    if (isEcho(down) && isEcho(aside)) return;
    // A sideways move must not round the rows' place, which is finer than the scroll bar's.
    if (!isEcho(down)) model.scrolledTo(scrollTop);
    model.scrolledAside(scrollLeft);
    placed = { top: model.scroll.top, left: scrollLeft };
  };
  const wheeled = (event: WheelEvent): void => {
    if (!model.isScaled || event.shiftKey || event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    event.preventDefault();
    model.scrollBy(event.deltaY * wheelUnit(event, grid));
  };
  resized.observe(grid);
  grid.addEventListener('scroll', scrolled, { passive: true });
  grid.addEventListener('wheel', wheeled, { passive: false });
  return {
    draw: () => {
      const { top, left } = model.scroll;
      // Writing a position that the element has already would stop the smooth scrolling that is under way.
      if (Math.abs(placed.top - top) >= 0.5) grid.scrollTop = top;
      if (Math.abs(placed.left - left) >= 0.5) grid.scrollLeft = left;
      placed = { top, left };
    },
    dispose: () => {
      resized.disconnect();
      grid.removeEventListener('scroll', scrolled);
      grid.removeEventListener('wheel', wheeled);
    },
  };
}

function isEcho(distance: number | undefined): boolean {
  return distance === undefined || distance < ECHO;
}

/** Pixels of rows that a wheel's unit stands for. */
function wheelUnit(event: WheelEvent, grid: HTMLElement): number {
  if (event.deltaMode === WheelEvent.DOM_DELTA_LINE) return GRID_SIZES.rowHeight;
  return event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? grid.clientHeight : 1;
}
