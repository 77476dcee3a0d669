import * as l10n from '@vscode/l10n';
import type { KnownColumn } from '../project/columns/knownColumn';

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

/** How old a name is that dbt gave when it ran last, as a sentence. */
export function lastRunText(ranAt: number | undefined): string {
  if (ranAt === undefined) return l10n.t("From dbt's last run.");
  return l10n.t("From dbt's last run, {0}.", ago(Date.now() - ranAt));
}

function ago(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return days === 1 ? l10n.t('a day ago') : l10n.t('{0} days ago', days);
  if (hours > 0) return hours === 1 ? l10n.t('an hour ago') : l10n.t('{0} hours ago', hours);
  if (minutes > 0) return minutes === 1 ? l10n.t('a minute ago') : l10n.t('{0} minutes ago', minutes);
  return l10n.t('just now');
}
