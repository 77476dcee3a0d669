import type { MenuEntry, MenuPlace } from './menu/menu';

/** What stands beside the grid: the whole value of a cell, the profile of a column, or the list of the columns. */
export type Side =
  | { readonly kind: 'value' | 'columns' }
  | { readonly kind: 'profile'; /** Place of the column in the result. */ readonly column: number };

export interface OpenMenu {
  readonly label: string;
  readonly place: MenuPlace;
  readonly entries: readonly MenuEntry[];
}

/** What is open around the grid of one result. */
export class PaneState {
  readonly #changed: () => void;
  #side: Side | undefined;
  #menu: OpenMenu | undefined;
  #isGoingToRow = false;
  #said = '';

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get side(): Side | undefined {
    return this.#side;
  }

  get menu(): OpenMenu | undefined {
    return this.#menu;
  }

  get isGoingToRow(): boolean {
    return this.#isGoingToRow;
  }

  /** What came of the last thing that the user asked for; empty for nothing. */
  get said(): string {
    return this.#said;
  }

  showSide(side: Side | undefined): void {
    this.#side = side;
    this.#changed();
  }

  openMenu(menu: OpenMenu | undefined): void {
    this.#menu = menu;
    this.#changed();
  }

  goToRow(isOpen: boolean): void {
    this.#isGoingToRow = isOpen;
    this.#changed();
  }

  say(sentence: string): void {
    this.#said = sentence;
    this.#changed();
  }
}
