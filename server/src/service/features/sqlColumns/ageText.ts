import * as l10n from '@vscode/l10n';
import type { KnownColumn } from '../../project/columns/knownColumn';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Where the knowledge of a column comes from, and how old it is, as a sentence. */
export function ageText({ knownFrom, knownAt }: Pick<KnownColumn, 'knownFrom' | 'knownAt'>): string {
  const age = knownAt === undefined ? undefined : ago(Date.now() - knownAt);
  switch (knownFrom) {
    case 'sql':
      return l10n.t('Known from its SQL.');
    case 'yaml':
      return l10n.t('Known from YAML.');
    case 'seed':
      return l10n.t("Known from the seed's header.");
    case 'dbt':
      return l10n.t('Added by dbt.');
    case 'catalog':
      return age === undefined ? l10n.t('Known from catalog.json.') : l10n.t('Known from catalog.json, {0}.', age);
    case 'dremio':
      return age === undefined ? l10n.t('Known from Dremio.') : l10n.t('Known from Dremio, {0}.', age);
  }
}

/** `5 minutes ago`, in the language of the editor. */
function ago(milliseconds: number): string {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const [unit, length] of UNITS)
    if (milliseconds >= length) return format.format(-Math.floor(milliseconds / length), unit);
  return format.format(0, 'minute');
}
