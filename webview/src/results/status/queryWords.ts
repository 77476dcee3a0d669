import type { ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import { countText } from '../../shared/texts';

/** A stretch of time as people read it: `340 ms`, `1.24 s`, `2 min 5 s`. */
export function durationText(ms: number): string {
  if (ms < 1000) return l10n.t('{0} ms', Math.round(ms));
  if (ms < 60_000) return l10n.t('{0} s', (ms / 1000).toFixed(ms < 10_000 ? 2 : 1));
  return l10n.t('{0} min {1} s', Math.floor(ms / 60_000), Math.floor((ms % 60_000) / 1000));
}

export function rowsText(rows: number): string {
  return rows === 1 ? l10n.t('1 row') : l10n.t('{0} rows', countText(rows));
}

/** What a screen reader is told when a query comes into a state; the same text for as long as the state lasts. */
export function stateSentence({ title, progress }: ResultTab): string {
  switch (progress.state) {
    case 'running':
      return l10n.t('{0} is running.', title);
    case 'done':
      return l10n.t('{0} is done: {1}.', title, rowsText(progress.rows));
    case 'cancelled':
      return l10n.t('{0} was cancelled: {1} had arrived.', title, rowsText(progress.rows));
    case 'failed':
      return l10n.t('{0} failed.', title);
  }
}

/** A size as people read it: `340 KB`, `1.2 GB`; thousands are 1,000. */
export function bytesText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${value.toFixed(unit === 0 || value >= 100 ? 0 : 1)} ${units[unit] ?? 'B'}`;
}
