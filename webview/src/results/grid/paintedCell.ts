/** What a cell of the grid shows; `undefined` text while the value has not arrived. */
export interface CellFace {
  readonly position: number;
  readonly left: number;
  readonly width: number;
  readonly text: string;
  readonly className: string;
  readonly isSelected: boolean;
  /** Set for the cell that has the focus, so that the grid can name it. */
  readonly id: string | undefined;
  readonly title: string | undefined;
}

/** An element of a cell, which is used again for other cells: only what differs from before is written. */
export class PaintedCell {
  readonly element: HTMLElement;
  readonly #text: Text;
  #face: CellFace | undefined;

  constructor(parent: HTMLElement) {
    this.element = document.createElement('div');
    this.element.setAttribute('role', 'gridcell');
    this.#text = document.createTextNode('');
    this.element.append(this.#text);
    parent.append(this.element);
  }

  get position(): number {
    return this.#face?.position ?? -1;
  }

  paint(next: CellFace): void {
    const [{ element }, before] = [this, this.#face];
    if (before === undefined) element.hidden = false;
    if (before?.text !== next.text) this.#text.data = next.text;
    if (before?.className !== next.className) element.className = next.className;
    if (before?.left !== next.left) element.style.left = `${next.left}px`;
    if (before?.width !== next.width) element.style.width = `${next.width}px`;
    if (before?.position !== next.position) element.setAttribute('aria-colindex', String(next.position + 2));
    if (before?.isSelected !== next.isSelected) element.setAttribute('aria-selected', String(next.isSelected));
    if (before?.id !== next.id) setOrRemove(element, 'id', next.id);
    if (before?.title !== next.title) setOrRemove(element, 'title', next.title);
    this.#face = next;
  }

  hide(): void {
    if (this.#face === undefined) return;
    this.#face = undefined;
    this.element.hidden = true;
    for (const name of ['id', 'aria-colindex', 'title']) this.element.removeAttribute(name);
  }
}

function setOrRemove(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
