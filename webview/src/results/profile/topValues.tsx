import type { Cell, PartialProfile } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { countText } from '../../shared/texts';
import { lineOf } from '../grid/cellText';
import type { ResultSession } from '../resultSession';
import { shareText } from './shareText';

/** The most frequent values; a press on one keeps its rows. */
export function TopValues(props: {
  readonly session: ResultSession;
  readonly profile: PartialProfile;
  readonly name: string;
}): JSX.Element | null {
  const { session, profile, name } = props;
  const { top = [], rows, column } = profile;
  if (top.length === 0) return null;
  return (
    <div class="topValues">
      <p class="faint">{l10n.t('Most frequent')}</p>
      <ul aria-label={l10n.t('Most frequent values of {0}', name)}>
        {top.map(({ value, rows: count }) => (
          <li key={value === null ? 'null' : `v${value}`}>
            <button
              type="button"
              title={l10n.t('Keep the {0} rows with this value', countText(count))}
              onClick={() => session.filterByValue(column, value)}
            >
              <span class={value === null || value === '' ? 'topValue null' : 'topValue'}>{nameOf(value)}</span>
              <span class="faint">{(profile.distinct?.isEstimate !== false ? '≥ ' : '') + countText(count)}</span>
              <span class="topShare">{shareText(count, rows)}</span>
              <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
                <rect class="full" x="0" y="0" width={rows === 0 ? 0 : (100 * count) / rows} height="2" />
              </svg>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOf(value: Cell): string {
  if (value === null) return 'NULL';
  return value === '' ? l10n.t('Empty text') : lineOf(value);
}
