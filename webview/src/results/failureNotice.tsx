import type { ResultTab, WireFailure } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { Icon } from '../shared/icon';
import { areRowsGone } from './lost/areRowsGone';
import type { ResultSession } from './resultSession';

/** Why a query failed, what was sent, and the way to the place in the source when it is the statement that was refused. */
export function FailureNotice(props: {
  readonly tab: ResultTab;
  readonly error: WireFailure;
  readonly session: ResultSession;
}): JSX.Element {
  const { tab, error, session } = props;
  const { port } = session;
  const isGone = areRowsGone(tab);
  return (
    <div class="failure">
      <div class="failureHead" role="alert">
        <Icon name="error" class="failed" />
        <p class="failureMessage">
          {error.message}
          {isGone &&
            session.model.extent.rows > 0 &&
            ` ${l10n.t('What was fetched before stays here, and can be copied.')}`}
        </p>
      </div>
      <div class="failureActions">
        {isGone && (
          <button type="button" class="button" onClick={() => void session.attempt('results/rerun', { all: false })}>
            {l10n.t('Run Again')}
          </button>
        )}
        {error.code.startsWith('query.') && (
          <button
            type="button"
            class="button"
            onClick={() => void port.ask('results/showError', { resultId: tab.resultId })}
          >
            {l10n.t('Go to Error')}
          </button>
        )}
        <button
          type="button"
          class="button secondary"
          onClick={() => void port.ask('results/copy', { text: error.message })}
        >
          {l10n.t('Copy Message')}
        </button>
      </div>
      <details class="sent">
        <summary>{l10n.t('The statement as it was sent')}</summary>
        <pre tabIndex={0}>{tab.sql}</pre>
      </details>
    </div>
  );
}
