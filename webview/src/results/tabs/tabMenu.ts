import type { ResultsState, ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { MenuEntry } from '../menu/menu';
import type { ResultsPort } from '../resultsPort';

/** What can be done with a tab; pinned tabs are not closed along with others. */
export function tabEntries(
  state: ResultsState,
  tab: ResultTab,
  { port, rename }: { readonly port: ResultsPort; readonly rename: (resultId: string) => void },
): readonly MenuEntry[] {
  const { resultId } = tab;
  const isPinned = tab.pinned === true;
  const others = state.tabs.filter(other => other.resultId !== resultId && other.pinned !== true);
  const close = (closed: readonly ResultTab[]) => (): void => {
    for (const each of closed) void port.ask('results/close', { resultId: each.resultId });
  };
  return [
    {
      label: isPinned ? l10n.t('Unpin') : l10n.t('Pin'),
      run: () => void port.ask('results/pin', { resultId, pinned: !isPinned }),
    },
    { label: l10n.t('Rename…'), keys: l10n.t('F2'), run: () => rename(resultId) },
    {
      label: l10n.t('Run Again'),
      isDisabled: tab.progress.state === 'running',
      run: () => void port.ask('results/rerun', { resultId, all: false }),
    },
    {
      label: l10n.t('Copy Statement'),
      isDisabled: tab.sql === '',
      run: () => void port.ask('results/copy', { text: tab.sql }),
    },
    'line',
    { label: l10n.t('Close'), keys: l10n.t('Delete'), run: close([tab]) },
    { label: l10n.t('Close Others'), isDisabled: others.length === 0, run: close(others) },
    { label: l10n.t('Close All'), run: close(state.tabs.filter(other => other.pinned !== true)) },
  ];
}
