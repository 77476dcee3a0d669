import { PageState } from '../shared/pageState';
import type { VsCodeApi } from '../shared/vscodeApi';
import type { GridPlace } from './grid/gridModel';

const VERSION = 1;
/** Milliseconds without a move after which a place is kept: not on every frame of a scroll. */
const SETTLED = 250;

/** Where each grid was scrolled to, by result; survives a switch of tabs and a hidden panel. */
export class Places {
  readonly #state: PageState<Readonly<Record<string, GridPlace>>>;
  readonly #places: Map<string, GridPlace>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: VsCodeApi) {
    this.#state = new PageState(api, VERSION, {});
    this.#places = new Map(Object.entries(this.#state.value));
  }

  of(resultId: string): GridPlace | undefined {
    return this.#places.get(resultId);
  }

  keep(resultId: string, place: GridPlace): void {
    this.#places.set(resultId, place);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#state.put(Object.fromEntries(this.#places)), SETTLED);
  }

  /** Forgets the results that are gone. */
  retain(resultIds: readonly string[]): void {
    for (const held of this.#places.keys()) if (!resultIds.includes(held)) this.#places.delete(held);
  }
}
