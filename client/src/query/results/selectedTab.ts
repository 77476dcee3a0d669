import { Failure } from '@lakehouse/base';
import type { ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { QueryRuns } from '../queryRuns';

/** The tab that commands are about. @throws Failure `query.unsupported` when there is none. */
export function selectedTab({ tabs }: Pick<QueryRuns, 'tabs'>): ResultTab {
  const tab = tabs.selected === undefined ? undefined : tabs.tabOf(tabs.selected);
  if (tab !== undefined) return tab;
  throw new Failure('query.unsupported', l10n.t('There is no result yet: run a query first.'));
}
