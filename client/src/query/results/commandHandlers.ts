import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { HandlersOf } from '../../commands/registerCommands';
import type { QueryRuns } from '../queryRuns';
import type { resultCommandSpecs } from './commandSpecs';
import type { ResultActions } from './resultsHandlers';
import { selectedTab } from './selectedTab';

/** What the commands about the selected tab do. */
export function resultCommandHandlers(
  runs: QueryRuns,
  actions: Pick<ResultActions, 'compare' | 'openJob'> & { readonly export: (resultId: string) => Promise<void> },
): HandlersOf<typeof resultCommandSpecs> {
  const id = (): string => selectedTab(runs).resultId;
  return {
    'lakehouse.results.rerun': () => runs.rerun(id(), { all: false }),
    'lakehouse.results.rerunAll': () => runs.rerun(id(), { all: true }),
    'lakehouse.results.export': () => actions.export(id()),
    'lakehouse.results.compare': () => actions.compare(id()),
    'lakehouse.results.openJob': () => actions.openJob(id()),
    'lakehouse.results.pin': () => runs.pin(id(), true),
    'lakehouse.results.unpin': () => runs.pin(id(), false),
    'lakehouse.results.rename': () => rename(runs),
    'lakehouse.results.close': () => runs.close(id()),
    'lakehouse.results.closeOthers': () => {
      const others = runs.tabs.tabs.filter(({ resultId, pinned }) => resultId !== id() && pinned !== true);
      for (const { resultId } of others) runs.close(resultId);
    },
  };
}

async function rename(runs: QueryRuns): Promise<void> {
  const { resultId, title } = selectedTab(runs);
  const typed = await vscode.window.showInputBox({
    title: l10n.t('Rename Result'),
    value: title,
    prompt: l10n.t('Empty brings the name of the query back'),
  });
  if (typed !== undefined) runs.rename(resultId, typed);
}
