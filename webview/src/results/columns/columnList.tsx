import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from '../../shared/icon';
import { countText } from '../../shared/texts';
import type { ResultSession } from '../resultSession';
import { useOf } from '../useSession';
import { freshView, hide, show, type ColumnView } from './columnView';

/** Columns that are listed at once: the search finds the others. */
const LISTED = 200;

/** All columns with a box to show or hide each, and a search to find one among many. */
export function ColumnList({
  session,
  onClose,
}: {
  readonly session: ResultSession;
  readonly onClose: () => void;
}): JSX.Element {
  const { model } = session;
  const view = useOf(session, () => model.columns.view);
  const [text, setText] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => search.current?.focus(), []);
  const all = view.order.map(column => ({ column, about: model.columns.all[column] }));
  const found = all.filter(({ about }) => about?.name.toLowerCase().includes(text.toLowerCase()) === true);
  return (
    <aside class="side columnList" aria-label={l10n.t('Columns')}>
      <ListHeader view={view} onClose={onClose} />
      <div class="columnTools">
        <input
          ref={search}
          class="field"
          type="search"
          aria-label={l10n.t('Search columns')}
          placeholder={l10n.t('Search columns')}
          value={text}
          onInput={event => setText(event.currentTarget.value)}
        />
        <button type="button" class="link" onClick={() => model.changeView({ ...view, hidden: [] })}>
          {l10n.t('Show all')}
        </button>
        <button type="button" class="link" onClick={() => model.changeView(freshView(all.length))}>
          {l10n.t('Reset layout')}
        </button>
      </div>
      <ul class="columnNames" aria-label={l10n.t('Columns')}>
        {found.slice(0, LISTED).map(({ column }) => (
          <ColumnLine key={column} session={session} view={view} column={column} />
        ))}
      </ul>
      {found.length > LISTED && (
        <p class="faint sideNote">{l10n.t('{0} more: search to find them.', countText(found.length - LISTED))}</p>
      )}
      {found.length === 0 && <p class="faint sideNote">{l10n.t('No column has this in its name.')}</p>}
    </aside>
  );
}

function ListHeader({ view, onClose }: { readonly view: ColumnView; readonly onClose: () => void }): JSX.Element {
  const all = view.order.length;
  return (
    <header>
      <span class="sideTitle">{l10n.t('Columns')}</span>
      <span class="faint">{l10n.t('{0} of {1} shown', countText(all - view.hidden.length), countText(all))}</span>
      <span class="grow" />
      <IconButton icon="close" label={l10n.t('Close')} onClick={onClose} />
    </header>
  );
}

function ColumnLine(props: {
  readonly session: ResultSession;
  readonly view: ColumnView;
  readonly column: number;
}): JSX.Element {
  const { session, view, column } = props;
  const about = session.model.columns.all[column];
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={!view.hidden.includes(column)}
          onChange={event => session.model.changeView(toggled(view, column, event.currentTarget.checked))}
        />
        <span class="columnName">{about?.name}</span>
        <span class="faint">{about?.type}</span>
      </label>
      <button
        type="button"
        class="link goToColumn"
        disabled={view.hidden.includes(column)}
        aria-label={l10n.t('Go to {0}', about?.name ?? '')}
        onClick={() => goTo(session, column)}
      >
        {l10n.t('Go')}
      </button>
    </li>
  );
}

function toggled(view: ColumnView, column: number, isShown: boolean): ColumnView {
  return isShown ? show(view, column) : hide(view, column);
}

function goTo({ model }: ResultSession, column: number): void {
  const position = model.columns.positionOf(column);
  const row = model.selection?.active.row ?? model.frame().rows.start;
  if (position >= 0) model.select({ row, column: position }, 'replace');
}
