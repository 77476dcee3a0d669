import { GRID_SIZES, type GridFrame } from './gridModel';
import { PaintedCell, type CellFace } from './paintedCell';

/** What makes the face of a cell. */
export type FaceOf = (row: number, position: number) => CellFace;

/** An element of a row, which is used again for other rows. */
export class PaintedRow {
  readonly element: HTMLElement;
  /** Holds the row's number and the pinned cells, and stays at the left. */
  readonly #fixed: HTMLElement;
  readonly #number: HTMLElement;
  readonly #pinned: PaintedCell[] = [];
  readonly #cells: PaintedCell[] = [];
  #row = -1;
  #top = -1;
  #left = -1;
  #numberWidth = 0;
  #className = '';
  #isMarked: boolean | undefined;

  constructor(parent: HTMLElement) {
    this.element = document.createElement('div');
    this.element.setAttribute('role', 'row');
    this.#fixed = document.createElement('div');
    this.#fixed.className = 'fixed';
    this.#fixed.setAttribute('role', 'presentation');
    this.#number = document.createElement('div');
    this.#number.setAttribute('role', 'rowheader');
    this.#number.setAttribute('aria-colindex', '1');
    this.#fixed.append(this.#number);
    this.element.append(this.#fixed);
    parent.append(this.element);
  }

  get row(): number {
    return this.#row;
  }

  paint(row: number, frame: GridFrame, faceOf: FaceOf, extraClass: string): void {
    this.#place(row, frame);
    const className = `row${row % 2 === 1 ? ' odd' : ''}${extraClass}`;
    if (className !== this.#className) this.element.className = this.#className = className;
    for (let position = 0; position < frame.pinned; position++) this.#pinnedAt(position).paint(faceOf(row, position));
    for (const cell of this.#pinned.slice(frame.pinned)) cell.hide();
    const { start, end } = frame.columns;
    while (this.#cells.length < end - start) this.#cells.push(new PaintedCell(this.element));
    const slots = this.#cells.length;
    for (let position = start; position < start + slots; position++) {
      const cell = this.#cells[position % slots];
      if (position < end) cell?.paint(faceOf(row, position));
      else cell?.hide();
    }
  }

  hide(): void {
    if (this.#row < 0) return;
    this.#row = -1;
    this.element.hidden = true;
  }

  mark(isMarked: boolean): void {
    if (isMarked === this.#isMarked) return;
    this.#isMarked = isMarked;
    this.#number.className = isMarked ? 'rowNumber marked' : 'rowNumber';
  }

  /** Puts the cells into the order in which they are seen, for those who read them one after the other. */
  settle(): void {
    inOrder(
      this.element,
      this.#cells.filter(cell => cell.position >= 0),
      cell => cell.position,
    );
  }

  #place(row: number, frame: GridFrame): void {
    if (row !== this.#row) {
      if (this.#row < 0) this.element.hidden = false;
      this.#row = row;
      this.element.setAttribute('aria-rowindex', String(row + 2));
      this.#number.textContent = String(row + 1);
    }
    const top = (row - frame.originRow) * GRID_SIZES.rowHeight;
    if (top !== this.#top) {
      this.#top = top;
      this.element.style.top = `${top}px`;
    }
    if (frame.left !== this.#left) {
      this.#left = frame.left;
      this.#fixed.style.left = `${frame.left}px`;
    }
    if (frame.numberWidth !== this.#numberWidth) {
      this.#numberWidth = frame.numberWidth;
      this.#number.style.width = `${frame.numberWidth}px`;
    }
  }

  #pinnedAt(position: number): PaintedCell {
    return (this.#pinned[position] ??= new PaintedCell(this.#fixed));
  }
}

/** Appends what is out of order again, so that elements follow each other as they are seen. */
export function inOrder<T extends { readonly element: HTMLElement }>(
  parent: HTMLElement,
  items: readonly T[],
  place: (item: T) => number,
): void {
  const sorted = items.toSorted((a, b) => place(a) - place(b));
  const isOrdered = sorted.every((item, i) => {
    const next = sorted[i + 1];
    if (next === undefined) return true;
    return (item.element.compareDocumentPosition(next.element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  });
  if (!isOrdered) parent.append(...sorted.map(item => item.element));
}
