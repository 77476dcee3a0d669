import type { QueryProgress, ResultsState, ResultTab } from '@lakehouse/protocol';

/** Tabs that are kept, but for pinned ones: each holds the rows of a result. */
const MOST_TABS = 12;

/** What is found out of a result after it was opened. */
export type TabKnowledge = Partial<Pick<ResultTab, 'reflections' | 'hasJob' | 'note'>>;

/** The tabs of the results panel, in their order, and which is selected. Immutable. */
export class ResultTabs implements ResultsState {
  readonly tabs: readonly ResultTab[];
  readonly selected: string | undefined;

  constructor(tabs: readonly ResultTab[] = [], selected?: string) {
    this.tabs = tabs;
    this.selected = selected;
  }

  /**
   * Adds a tab, or puts it where another one was that is not pinned, and selects it; the oldest that neither run nor
   * are pinned make room.
   */
  opened(tab: ResultTab, insteadOf: string | undefined): ResultTabs {
    const at = this.tabs.findIndex(each => each.resultId === insteadOf && each.pinned !== true);
    const tabs = at < 0 ? [...this.tabs, tab] : this.tabs.with(at, tab);
    const loose = tabs.filter(each => each.pinned !== true);
    const surplus = Math.max(0, loose.length - MOST_TABS);
    const idle = loose.filter(each => each !== tab && each.progress.state !== 'running').slice(0, surplus);
    return new ResultTabs(
      tabs.filter(each => !idle.includes(each)),
      tab.resultId,
    );
  }

  /** Closes a tab; when it was selected, its right neighbour is, or the one at its left. */
  closed(resultId: string): ResultTabs {
    const at = this.tabs.findIndex(each => each.resultId === resultId);
    const tabs = this.tabs.filter(each => each.resultId !== resultId);
    const neighbour = tabs[Math.min(at, tabs.length - 1)]?.resultId;
    return new ResultTabs(tabs, this.selected === resultId ? neighbour : this.selected);
  }

  selecting(resultId: string): ResultTabs {
    return this.tabOf(resultId) === undefined ? this : new ResultTabs(this.tabs, resultId);
  }

  pinning(resultId: string, pinned: boolean): ResultTabs {
    return this.#changed(resultId, { pinned });
  }

  renamed(resultId: string, title: string): ResultTabs {
    return this.#changed(resultId, { title });
  }

  /** Adds what was found out of a result. */
  knowing(resultId: string, knowledge: TabKnowledge): ResultTabs {
    return this.#changed(resultId, knowledge);
  }

  /** Brings a query's progress up to date; news of a tab that was closed change nothing. */
  progressed(progress: QueryProgress): ResultTabs {
    return this.#changed(progress.resultId, { progress });
  }

  tabOf(resultId: string): ResultTab | undefined {
    return this.tabs.find(each => each.resultId === resultId);
  }

  #changed(resultId: string, change: Partial<ResultTab>): ResultTabs {
    const at = this.tabs.findIndex(each => each.resultId === resultId);
    const tab = this.tabs[at];
    return tab === undefined ? this : new ResultTabs(this.tabs.with(at, { ...tab, ...change }), this.selected);
  }
}
