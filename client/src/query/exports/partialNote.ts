import type { QueryProgress } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';

/** What must be said of a file when the rows in it may not be all of the query's; `undefined` when they are. */
export function partialNote({ state, truncated }: Pick<QueryProgress, 'state' | 'truncated'>): string | undefined {
  if (state === 'running') return l10n.t('The query still ran: these are the rows that had come.');
  if (truncated) return l10n.t('The query was stopped at its row limit, so these are not all of its rows.');
  if (state !== 'done') return l10n.t('The query did not come to its end, so these may not be all of its rows.');
  return undefined;
}
