import type {
  Arrangement,
  Cell,
  CellRange,
  CellTest,
  ClipboardFormat,
  CopiedCells,
  LongOperation,
  ParamsOf,
  RangeSummary,
  ResultsCalls,
  ResultTab,
} from '@lakehouse/protocol';
import { AS_IT_CAME, withTest } from './arrange/arrangement';
import { Arranger } from './arrange/arranger';
import { Finder } from './find/finder';
import { FilterRow } from './filter/filterRow';
import { FrameLoop } from './grid/frameLoop';
import { GridModel, type GridPlace } from './grid/gridModel';
import { areRowsGone } from './lost/areRowsGone';
import { PaneState } from './paneState';
import { HeaderProfiles } from './profile/headerProfiles';
import { PaneProfile } from './profile/paneProfile';
import type { ProfileHost } from './profile/profileHost';
import { profiledSight } from './profile/profiledSight';
import type { ResultsPort } from './resultsPort';
import { Summary } from './selection/summary';

/** What may be asked of the host about one result, for its effect alone. */
type TabCall = {
  [M in keyof ResultsCalls]: ResultsCalls[M]['result'] extends Record<string, never> ? M : never;
}[keyof ResultsCalls];

/** What is kept of a result while its page or its tab is gone. */
export interface ResultPlace {
  readonly grid: GridPlace;
  readonly arrangement: Arrangement;
  readonly isFilterRowShown: boolean;
  readonly areProfilesShown: boolean;
}

/** One result as the panel holds it: its grid, how its rows are arranged, and what is looked for in it. */
export class ResultSession {
  readonly resultId: string;
  readonly port: ResultsPort;
  readonly frames = new FrameLoop();
  readonly model: GridModel;
  readonly arranger: Arranger;
  readonly finder: Finder;
  readonly filters: FilterRow;
  readonly paneProfile: PaneProfile;
  readonly profiles: HeaderProfiles;
  readonly summary: Summary;
  readonly pane: PaneState;
  #tab: ResultTab;
  #copies = 0;

  constructor(port: ResultsPort, tab: ResultTab, { advance, kept }: SessionStart) {
    this.port = port;
    this.resultId = tab.resultId;
    this.#tab = tab;
    const { resultId, frames } = this;
    const changed = (): void => frames.request();
    this.pane = new PaneState(() => frames.now());
    this.model = new GridModel(request => port.ask('results/window', { resultId, ...request }), {
      advance,
      place: kept?.grid,
      changed,
    });
    this.arranger = new Arranger(
      {
        ask: arrangement => port.ask('results/arrange', { resultId, ...arrangement }),
        stop: () => this.#stop('arrange'),
        applied: () => this.#rowsAreOthers(),
        changed,
      },
      kept?.arrangement,
    );
    this.filters = new FilterRow(this.arranger, changed, kept?.isFilterRowShown ?? false);
    this.finder = new Finder({
      ask: (request, heard) =>
        port.askBitByBit('find', { resultId, ...request }, ({ found, rows, of }) => heard(found, rows / of)),
      stop: () => this.#stop('find'),
      columns: () => this.model.columns.shown,
      extent: () => this.model.extent,
      active: () => this.model.selection?.active,
      go: place => this.model.select(place, 'replace'),
      changed,
    });
    this.paneProfile = new PaneProfile(this.#profiling('pane'));
    this.profiles = new HeaderProfiles(this.#profiling('header'), kept?.areProfilesShown ?? false);
    const summarize = (ranges: readonly CellRange[]): Promise<RangeSummary> =>
      port.ask('results/summarize', { resultId, ranges });
    this.summary = new Summary({ ask: summarize, stop: () => this.#stop('summarize'), changed });
    frames.listen(() => this.profiles.look(profiledSight(this)));
    frames.listen(() => this.summary.look(this.model.selection, this.model.columns.shown));
    this.update(tab);
  }

  get tab(): ResultTab {
    return this.#tab;
  }

  get place(): ResultPlace {
    return {
      grid: this.model.place,
      arrangement: this.arranger.wanted,
      isFilterRowShown: this.filters.isShown,
      areProfilesShown: this.profiles.isShown,
    };
  }

  /** Takes over how the query stands by now. */
  update(tab: ResultTab): void {
    const before = this.#tab.progress;
    this.#tab = tab;
    const { progress } = tab;
    // What was fetched is all that is left: it stays where it is drawn.
    if (areRowsGone(tab) && this.model.extent.rows > 0) return;
    if (progress.rows !== before.rows) this.arranger.rowsCame();
    this.model.setResult(progress.columns, this.arranger.rows ?? progress.rows);
    if (before.state === 'running' && progress.state !== 'running') this.arranger.queryEnded();
  }

  /** Asks the host for something about this result; why it will not is said in the status line. */
  async attempt<M extends TabCall>(method: M, params: Omit<ParamsOf<ResultsCalls, M>, 'resultId'>): Promise<boolean> {
    try {
      // The id and the rest are together the parameters of the method.
      await this.port.ask(method, { resultId: this.resultId, ...params } as ParamsOf<ResultsCalls, M>);
      return true;
    } catch (error) {
      this.pane.say(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  /** Whether cells are on their way to the clipboard. */
  get isCopying(): boolean {
    return this.#copies > 0;
  }

  /** Puts cells on the clipboard; why not is said in the status line. */
  async copy(range: CopiedCells, format: ClipboardFormat): Promise<boolean> {
    this.#copies++;
    try {
      return await this.attempt('results/copyRange', { range, format });
    } finally {
      this.#copies--;
    }
  }

  /** Ends a copy; the clipboard keeps what it had. */
  stopCopying(): void {
    this.#stop('copyText');
  }

  /** Keeps only the rows whose cell passes, whatever the filter of the column was before. */
  filterBy(column: number, test: CellTest): void {
    this.filters.show();
    this.filters.set(column, test);
    this.arranger.want(withTest(this.arranger.wanted, column, test), column);
  }

  /** Keeps only the rows that have a value. */
  filterByValue(column: number, value: Cell): void {
    this.filterBy(column, value === null ? { kind: 'null' } : { kind: 'equal', text: value });
  }

  /** Opens the find widget, which gets the next key. */
  openFind(): void {
    this.finder.open();
    this.frames.now();
  }

  /** Shows the filters, and gives the next key to that of a column. */
  openFilter(column: number): void {
    this.model.showPosition(this.model.columns.positionOf(column));
    this.filters.showFor(column);
    this.frames.now();
  }

  /** All rows as they came. */
  resetArrangement(): void {
    this.filters.clear();
    this.arranger.want(AS_IT_CAME, undefined);
  }

  /** How columns are profiled for the pane, or for the headers: one at a time for each. */
  #profiling(purpose: 'pane' | 'header'): ProfileHost {
    const { port, resultId, frames } = this;
    return {
      ask: (column, heard) =>
        port.askBitByBit('profile', { resultId, column, purpose }, ({ profile, rows, of }) =>
          heard(profile, { rows, of }),
        ),
      stop: () => this.#stop(`profile.${purpose}`),
      changed: () => frames.request(),
    };
  }

  /** Ends long work; where it has ended by itself there is nothing to end. */
  #stop(operation: LongOperation): void {
    this.port.ask('results/stop', { resultId: this.resultId, operation }).catch(() => undefined);
  }

  #rowsAreOthers(): void {
    this.summary.forget();
    this.finder.recount();
    this.model.reorder(this.arranger.rows ?? this.#tab.progress.rows);
  }
}

export interface SessionStart {
  /** Width of a character of a value, in CSS pixels. */
  readonly advance: number;
  readonly kept: ResultPlace | undefined;
}
