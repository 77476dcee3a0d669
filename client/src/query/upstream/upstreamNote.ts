import * as l10n from '@vscode/l10n';

/** Names that a note spells out. */
const MOST_NAMES = 6;

/** What to tell about a query that was run with upstream models put into it. */
export function upstreamNote(inlined: readonly string[]): string {
  if (inlined.length === 0) return l10n.t('Every upstream model was read from Dremio');
  const names = inlined.slice(0, MOST_NAMES).join(', ');
  const rest = inlined.length - MOST_NAMES;
  return rest > 0 ? l10n.t('Put in as CTEs: {0} and {1} more', names, rest) : l10n.t('Put in as CTEs: {0}', names);
}
