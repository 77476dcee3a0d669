/** Pixels within an edge from which a drag scrolls on: a panel at the end of the screen has nothing beyond its edge. */
const ZONE = 16;
/** Pixels per second for each pixel beyond the beginning of the zone, and for the square of it. */
const SPEED = 12;
const HASTE = 0.15;
/** Longest time in milliseconds that a frame counts for: after a pause the rows must not jump. */
const LONGEST = 50;

/** Where a drag scrolls on, in CSS pixels of the page. */
export interface DragBounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How fast a drag scrolls on in one direction, in pixels per second: the faster, the farther the pointer is outside. */
export function dragSpeed(at: number, start: number, end: number): number {
  const zone = Math.min(ZONE, (end - start) / 4);
  const beyond = Math.max(0, at - (end - zone)) - Math.max(0, start + zone - at);
  return Math.sign(beyond) * (SPEED * Math.abs(beyond) + HASTE * beyond * beyond);
}

/** Scrolls on, frame by frame, for as long as a drag stands at or beyond an edge. */
export class EdgeScroll {
  readonly #bounds: () => DragBounds;
  readonly #scroll: (right: number, down: number) => void;
  #at: { readonly x: number; readonly y: number } | undefined;
  #frame: number | undefined;
  #last = 0;

  /** `scroll` is told by how many pixels to go on. */
  constructor(bounds: () => DragBounds, scroll: (right: number, down: number) => void) {
    this.#bounds = bounds;
    this.#scroll = scroll;
  }

  /** Tells where the pointer is. */
  follow(x: number, y: number): void {
    this.#at = { x, y };
    if (this.#frame !== undefined) return;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame(() => this.#step());
  }

  end(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#at = undefined;
  }

  #step(): void {
    this.#frame = undefined;
    if (this.#at === undefined) return;
    const { left, top, right, bottom } = this.#bounds();
    const [aside, down] = [dragSpeed(this.#at.x, left, right), dragSpeed(this.#at.y, top, bottom)];
    if (aside === 0 && down === 0) return;
    const now = performance.now();
    const seconds = Math.min(LONGEST, now - this.#last) / 1000;
    this.#last = now;
    this.#scroll(aside * seconds, down * seconds);
    this.#frame = requestAnimationFrame(() => this.#step());
  }
}
