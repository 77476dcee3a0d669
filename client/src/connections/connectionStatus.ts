import * as l10n from '@vscode/l10n';
import type { Failure } from '@lakehouse/base';

/** Whether a connection answers, as far as it is known. */
export type ConnectionStatus =
  | { readonly state: 'unknown' }
  | { readonly state: 'testing' }
  | { readonly state: 'answers'; readonly elapsedMs: number }
  | { readonly state: 'fails'; readonly failure: Failure };

/** What the status bar shows: an icon, the name, what a hover says, and what a screen reader does. */
export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  readonly label: string;
  /** True when the item is to be marked as a problem. */
  readonly problem: boolean;
}

/** The status bar's words for the connection in use; `name` is absent when none is picked. */
export function statusText(name: string | undefined, place: string, status: ConnectionStatus): StatusText {
  if (name === undefined) {
    const tooltip = l10n.t('Pick a Dremio connection');
    return { text: `$(database) ${l10n.t('No Dremio')}`, tooltip, label: tooltip, problem: false };
  }
  const title = l10n.t('Dremio: {0}', name);
  const item = (icon: string, words: string, problem = false): StatusText => ({
    text: `$(${icon}) ${title}`,
    tooltip: `${place}\n${words}`,
    label: `${title}. ${words}`,
    problem,
  });
  switch (status.state) {
    case 'unknown':
      return item('database', l10n.t('Not asked yet. Click to pick another connection.'));
    case 'testing':
      return item('loading~spin', l10n.t('Asking whether it answers…'));
    case 'answers':
      return item(
        'check',
        l10n.t('Answered in {0} ms. Click to pick another connection.', Math.round(status.elapsedMs)),
      );
    case 'fails':
      return failing(item, status.failure);
  }
}

function failing(item: (icon: string, words: string, problem: boolean) => StatusText, failure: Failure): StatusText {
  if (failure.code.startsWith('connection.'))
    return item('debug-disconnect', l10n.t('Not reached: {0}', failure.message), true);
  return item(failure.code.startsWith('auth.') ? 'key' : 'error', failure.message, true);
}
