import type { ColumnProfile } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { countText } from '../../shared/texts';
import type { ResultSession } from '../resultSession';

type Bins = NonNullable<ColumnProfile['histogram']>;

const HEIGHT = 48;

/** How rows are spread between the least and the greatest value; a press on a bar keeps the rows of its stretch. */
export function Histogram(props: {
  readonly bins: Bins;
  readonly session: ResultSession;
  readonly column: number;
}): JSX.Element {
  const { bins, session, column } = props;
  const most = Math.max(1, ...bins.map(bin => bin.rows));
  return (
    <div class="histogram" role="group" aria-label={l10n.t('Spread of the values')}>
      {bins.map(({ from, to, rows }, i) => {
        const label = l10n.t('{0} to {1}: {2} rows', from, to, countText(rows));
        return (
          <button
            key={i}
            type="button"
            class="bar"
            title={label}
            aria-label={label}
            disabled={rows === 0}
            style={{ height: `${HEIGHT}px` }}
            onClick={() => session.filterBy(column, { kind: 'between', from, to })}
          >
            <span style={{ height: `${rows === 0 ? 0 : Math.max(1, Math.round((rows / most) * HEIGHT))}px` }} />
          </button>
        );
      })}
    </div>
  );
}
