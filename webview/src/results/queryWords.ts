import type { QueryProgress, ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import { countText } from '../shared/texts';

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

/** What must be known about the rows that are shown, or `undefined` when they are the whole result. */
export function reservation(progress: QueryProgress): string | undefined {
  if (progress.truncated)
    return l10n.t(
      'Stopped at the row limit of {0}. The setting lakehouse.query.rowLimit allows more.',
      rowsText(progress.rows),
    );
  if (progress.state === 'cancelled')
    return l10n.t('Cancelled. {0} had arrived before; the result is not complete.', rowsText(progress.rows));
  return undefined;
}
