import type { ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { countText } from '../../shared/texts';
import type { ResultSession } from '../resultSession';
import { isAlike, useOf } from '../useSession';
import { isAsItCame } from './arrangement';

/** That rows are sorted or left out, of how many, and the way back; nothing for the result as it came. */
export function ArrangementLine({
  tab,
  session,
}: {
  readonly tab: ResultTab;
  readonly session: ResultSession;
}): JSX.Element | null {
  const { arranger } = session;
  const told = useOf(
    session,
    () => ({
      wanted: arranger.wanted,
      isBusy: arranger.isBusy,
      rows: arranger.rows,
      failure: arranger.failure?.column === undefined ? arranger.failure?.message : undefined,
    }),
    isAlike,
  );
  const { progress } = tab;
  if (isAsItCame(told.wanted) && !told.isBusy && told.failure === undefined) return null;
  return (
    <div class="arrangement">
      <span role="status">{told.failure ?? sentence(told, progress.rows)}</span>
      {progress.state === 'running' && <span class="faint">{l10n.t('More rows are coming.')}</span>}
      {told.isBusy ? (
        <button type="button" class="link" onClick={() => arranger.cancel()}>
          {l10n.t('Cancel')}
        </button>
      ) : (
        <button type="button" class="link" onClick={() => session.resetArrangement()}>
          {l10n.t('Show as It Came')}
        </button>
      )}
    </div>
  );
}

function sentence(
  told: {
    readonly wanted: { readonly filters: readonly unknown[] };
    readonly isBusy: boolean;
    readonly rows: number | undefined;
  },
  all: number,
): string {
  const isFiltered = told.wanted.filters.length > 0;
  if (told.isBusy) return isFiltered ? l10n.t('Filtering…') : l10n.t('Sorting…');
  if (!isFiltered) return l10n.t('Sorted');
  return l10n.t('{0} of {1} rows', countText(told.rows ?? all), countText(all));
}
