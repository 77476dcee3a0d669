/** Calls back with the distance from where the pointer went down, until it is let go. */
export function followDrag(down: PointerEvent, moved: (x: number) => void): void {
  const handle = down.currentTarget;
  if (!(handle instanceof HTMLElement) || down.button !== 0) return;
  handle.setPointerCapture(down.pointerId);
  const follow = (event: PointerEvent): void => moved(event.clientX - down.clientX);
  const end = (): void => {
    handle.removeEventListener('pointermove', follow);
    handle.removeEventListener('lostpointercapture', end);
  };
  handle.addEventListener('pointermove', follow);
  handle.addEventListener('lostpointercapture', end);
}
