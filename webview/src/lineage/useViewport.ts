import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { moved, zoomed, type Size, type Viewport } from './viewport';

interface ElementRef {
  readonly current: HTMLElement | null;
}

/** Pixels of a wheel after which the graph is twice as large. */
const WHEEL_DOUBLING = 400;
/** Pixels that the pointer may tremble in a click. */
const TREMBLE = 3;

/** The size of an element, kept up to date; zero before it is drawn. */
export function useSize(element: ElementRef): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const observed = element.current;
    if (observed === null) return undefined;
    const read = (): void => setSize({ width: observed.clientWidth, height: observed.clientHeight });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** Wheel and trackpad move, with Ctrl or a pinch they zoom; a drag of the ground moves. */
export function useGestures(element: ElementRef, change: (next: (now: Viewport) => Viewport) => void): void {
  const wheel = useCallback(
    (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = element.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
      const fixed = { x: event.clientX - left, y: event.clientY - top };
      if (event.ctrlKey || event.metaKey)
        change(now => zoomed(now, 2 ** (-event.deltaY / (event.deltaMode === 0 ? WHEEL_DOUBLING : 12)), fixed));
      else if (event.shiftKey) change(now => moved(now, -event.deltaY, 0));
      else change(now => moved(now, -event.deltaX, -event.deltaY));
    },
    [element, change],
  );
  useEffect(() => {
    const listened = element.current;
    if (listened === null) return undefined;
    const down = (event: PointerEvent): void => followDrag(event, listened, change);
    listened.addEventListener('wheel', wheel, { passive: false });
    listened.addEventListener('pointerdown', down);
    return () => {
      listened.removeEventListener('wheel', wheel);
      listened.removeEventListener('pointerdown', down);
    };
  }, [element, wheel, change]);
}

function followDrag(
  down: PointerEvent,
  element: HTMLElement,
  change: (next: (now: Viewport) => Viewport) => void,
): void {
  if (down.button !== 0) return;
  let last = { x: down.clientX, y: down.clientY };
  let isDragging = false;
  const move = (event: PointerEvent): void => {
    const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > TREMBLE;
    // Only a real drag takes the pointer: a click must still reach the node.
    if (!isDragging && far) element.setPointerCapture(down.pointerId);
    isDragging ||= far;
    if (!isDragging) return;
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
    last = { x: event.clientX, y: event.clientY };
    change(now => moved(now, dx, dy));
  };
  const end = (): void => {
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', end);
    element.removeEventListener('pointercancel', end);
  };
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
}
