import type { ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { Icon } from '../../shared/icon';
import type { ResultSession } from '../resultSession';
import { rowsText } from './queryWords';

/** What must be known about the rows that are shown; nothing when they are the whole result. */
export function Reservation({
  tab,
  session,
}: {
  readonly tab: ResultTab;
  readonly session: ResultSession;
}): JSX.Element | null {
  const text = reservation(tab);
  if (text === undefined) return null;
  return (
    <div class="reservation">
      <Icon name="warning" class="warned" />
      <span>{text}</span>
      {tab.progress.truncated && (
        <button type="button" class="link" onClick={() => void session.attempt('results/rerun', { all: true })}>
          {l10n.t('Load All Rows')}
        </button>
      )}
    </div>
  );
}

function reservation({ progress, compares }: ResultTab): string | undefined {
  if (progress.truncated && compares !== undefined)
    return l10n.t('Stopped at the row limit of a query: rows beyond it are not compared.');
  if (progress.truncated)
    return l10n.t(
      'Stopped at the row limit of {0}. The setting lakehouse.query.rowLimit allows more.',
      rowsText(progress.rows),
    );
  if (progress.state === 'cancelled')
    return l10n.t('Cancelled. {0} had arrived before; the result is not complete.', rowsText(progress.rows));
  return undefined;
}
