import type { QueryProgress, ResultsState } from '@lakehouse/protocol';

/** The state with one query's progress brought up to date; news of a result that was closed change nothing. */
export function withProgress(state: ResultsState, progress: QueryProgress): ResultsState {
  const tabs = state.tabs.map(tab => (tab.resultId === progress.resultId ? { ...tab, progress } : tab));
  return { ...state, tabs };
}
