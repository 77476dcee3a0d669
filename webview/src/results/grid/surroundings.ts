import { headerId } from './gridHeader';
import type { GridFrame, GridModel } from './gridModel';
import { activeCellId } from './gridPainter';

/** What is drawn beside the rows: the canvas behind them, the place of the headers, and what is told of the grid. */
export class Surroundings {
  readonly #grid: HTMLElement;
  readonly #gridId: string;
  readonly #canvas: HTMLElement | null;
  readonly #clip: HTMLElement | null;
  readonly #moving: HTMLElement | null;
  readonly #rows: HTMLElement | null;
  readonly #written = new Map<string, string>();

  constructor(grid: HTMLElement, gridId: string) {
    this.#grid = grid;
    this.#gridId = gridId;
    this.#canvas = grid.querySelector('.canvas');
    this.#clip = grid.querySelector('.rowsClip');
    this.#moving = grid.querySelector('.headerMoving');
    this.#rows = grid.querySelector('.rows');
  }

  draw(frame: GridFrame, model: GridModel): void {
    this.#style(this.#canvas, 'width', `${frame.canvasWidth}px`);
    this.#style(this.#canvas, 'height', `${frame.headerHeight + frame.canvasHeight}px`);
    this.#style(this.#rows, 'width', `${frame.canvasWidth}px`);
    this.#style(this.#clip, 'top', `${frame.headerHeight}px`);
    this.#style(this.#moving, 'transform', `translateX(${-frame.left}px)`);
    this.#tell('aria-rowcount', String(model.extent.rows + 1));
    this.#tell('aria-colcount', String(model.extent.columns + 1));
    this.#tell('aria-activedescendant', this.#active(frame));
  }

  /** Only an element that is drawn can be named as the one with the focus. */
  #active({ selection, rows, columns, pinned, activeHeader }: GridFrame): string {
    const isDrawn = (position: number): boolean =>
      position < pinned || (position >= columns.start && position < columns.end);
    if (activeHeader !== undefined) return isDrawn(activeHeader) ? headerId(this.#gridId, activeHeader) : '';
    if (selection === undefined) return '';
    const { row, column } = selection.active;
    return row >= rows.start && row < rows.end && isDrawn(column) ? activeCellId(this.#gridId, row, column) : '';
  }

  #style(element: HTMLElement | null, name: 'width' | 'height' | 'top' | 'transform', value: string): void {
    const key = `${element?.className}.${name}`;
    if (element === null || this.#written.get(key) === value) return;
    this.#written.set(key, value);
    element.style[name] = value;
  }

  #tell(name: string, value: string): void {
    if (this.#written.get(name) === value) return;
    this.#written.set(name, value);
    if (value === '') this.#grid.removeAttribute(name);
    else this.#grid.setAttribute(name, value);
  }
}
