import type { ResultTab } from '@lakehouse/protocol';
import { PageState } from '../shared/pageState';
import type { VsCodeApi } from '../shared/vscodeApi';
import { fitsColumns, isFresh, type ColumnView } from './columns/columnView';
import type { ResultPlace } from './resultSession';
import { AS_IT_CAME } from './arrange/arrangement';

const VERSION = 3;
/** Milliseconds after a move in which places are kept: not on every frame, but also while a query keeps reporting. */
const SETTLED = 250;
/** Layouts that are remembered for statements that are run again; the oldest go first. */
const LAYOUTS = 50;

interface Kept {
  readonly places: Readonly<Record<string, ResultPlace>>;
  /** Layouts of columns by the statement's title and the names of its columns. */
  readonly layouts: readonly (readonly [string, ColumnView])[];
}

/**
 * Where each grid was scrolled to and how it is laid out, by result; survives a switch of tabs and a hidden panel.
 *
 * A result that is new but has the title and the columns of one before is laid out alike.
 */
export class Places {
  readonly #state: PageState<Kept>;
  readonly #places: Map<string, ResultPlace>;
  readonly #layouts: Map<string, ColumnView>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: VsCodeApi) {
    this.#state = new PageState<Kept>(api, VERSION, { places: {}, layouts: [] });
    this.#places = new Map(Object.entries(this.#state.value.places));
    this.#layouts = new Map(this.#state.value.layouts);
  }

  of(tab: ResultTab): ResultPlace | undefined {
    const place = this.#places.get(tab.resultId);
    const view = this.layoutOf(tab);
    if (place !== undefined || view === undefined) return place;
    return {
      grid: { top: 0, left: 0, view },
      arrangement: AS_IT_CAME,
      isFilterRowShown: false,
      areProfilesShown: false,
    };
  }

  /** The layout of the last result with this title and these columns. */
  layoutOf(tab: ResultTab): ColumnView | undefined {
    const view = this.#layouts.get(signatureOf(tab));
    return view !== undefined && fitsColumns(view, tab.progress.columns.length) ? view : undefined;
  }

  keep(tab: ResultTab, place: ResultPlace): void {
    this.#places.set(tab.resultId, place);
    if (tab.progress.columns.length > 0) {
      const signature = signatureOf(tab);
      this.#layouts.delete(signature);
      if (!isFresh(place.grid.view)) this.#layouts.set(signature, place.grid.view);
      for (const oldest of this.#layouts.keys()) if (this.#layouts.size > LAYOUTS) this.#layouts.delete(oldest);
    }
    this.#timer ??= setTimeout(() => this.#write(), SETTLED);
  }

  /** Forgets the results that are gone. */
  retain(resultIds: readonly string[]): void {
    for (const held of this.#places.keys()) if (!resultIds.includes(held)) this.#places.delete(held);
  }

  #write(): void {
    this.#timer = undefined;
    this.#state.put({ places: Object.fromEntries(this.#places), layouts: [...this.#layouts] });
  }
}

function signatureOf({ title, progress }: ResultTab): string {
  return JSON.stringify([title, ...progress.columns.map(column => column.name)]);
}
