import type { ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { IconButton } from '../shared/icon';
import { below } from './menu/menuPlace';
import type { ResultSession } from './resultSession';
import { copyEntries } from './selection/cellMenu';
import { moreEntries } from './toolbarMenu';
import { useNarrow } from './useNarrow';
import { isAlike, useOf } from './useSession';

/** What can be done with a result, as buttons; where there is little room, most of it in a menu. */
export function Toolbar({ tab, session }: { readonly tab: ResultTab; readonly session: ResultSession }): JSX.Element {
  const isNarrow = useNarrow();
  const isEmpty = tab.progress.rows === 0;
  return (
    <div class="toolbar" role="toolbar" aria-label={l10n.t('Result')}>
      <RunButton tab={tab} session={session} />
      <LookButtons isEmpty={isEmpty} session={session} />
      {isNarrow ? <MoreButton session={session} /> : <OtherButtons tab={tab} session={session} />}
    </div>
  );
}

function MoreButton({ session }: { readonly session: ResultSession }): JSX.Element {
  const open = (button: HTMLElement): void =>
    session.pane.openMenu({ label: l10n.t('More'), place: below(button), entries: moreEntries(session) });
  return <IconButton icon="others" label={l10n.t('More…')} onClick={open} />;
}

function OtherButtons({ tab, session }: { readonly tab: ResultTab; readonly session: ResultSession }): JSX.Element {
  const { pane, profiles } = session;
  const told = useOf(session, () => ({ side: pane.side?.kind, areProfilesShown: profiles.isShown }), isAlike);
  const isEmpty = tab.progress.rows === 0;
  const toggle = (kind: 'value' | 'columns') => (): void => pane.showSide(told.side === kind ? undefined : { kind });
  return (
    <>
      <IconButton
        icon="profile"
        label={l10n.t('Column Profiles')}
        disabled={isEmpty}
        pressed={told.areProfilesShown}
        onClick={() => profiles.toggle()}
      />
      <IconButton
        icon="columns"
        label={l10n.t('Columns')}
        disabled={tab.progress.columns.length === 0}
        pressed={told.side === 'columns'}
        onClick={toggle('columns')}
      />
      <TakeOut isEmpty={isEmpty} session={session} />
      <IconButton
        icon="detail"
        label={l10n.t('Show Whole Value')}
        disabled={isEmpty}
        pressed={told.side === 'value'}
        onClick={toggle('value')}
      />
    </>
  );
}

/** What shows more of the rows, or fewer of them. */
function LookButtons({
  session,
  isEmpty,
}: {
  readonly session: ResultSession;
  readonly isEmpty: boolean;
}): JSX.Element {
  const { finder, filters } = session;
  const told = useOf(session, () => ({ isFinding: finder.isOpen, isFilterRowShown: filters.isShown }), isAlike);
  return (
    <>
      <IconButton
        icon="find"
        label={l10n.t('Find')}
        disabled={isEmpty}
        pressed={told.isFinding}
        onClick={() => (told.isFinding ? finder.close() : session.openFind())}
      />
      <IconButton
        icon="filter"
        label={l10n.t('Filters')}
        disabled={isEmpty}
        pressed={told.isFilterRowShown}
        onClick={() => filters.toggle()}
      />
    </>
  );
}

/** What takes rows out of the panel. */
function TakeOut({ session, isEmpty }: { readonly session: ResultSession; readonly isEmpty: boolean }): JSX.Element {
  return (
    <>
      <CopyButton isEmpty={isEmpty} session={session} />
      <IconButton
        icon="export"
        label={l10n.t('Export…')}
        disabled={isEmpty}
        onClick={() => void session.attempt('results/export', { columns: session.model.columns.shown })}
      />
      <IconButton
        icon="compare"
        label={l10n.t('Compare With…')}
        disabled={isEmpty || session.tab.compares !== undefined}
        onClick={() => void session.attempt('results/compare', {})}
      />
    </>
  );
}

function RunButton({ tab, session }: { readonly tab: ResultTab; readonly session: ResultSession }): JSX.Element {
  if (tab.progress.state === 'running')
    return (
      <IconButton
        icon="cancel"
        label={l10n.t('Cancel Query')}
        onClick={() => void session.attempt('results/cancel', {})}
      />
    );
  return (
    <IconButton
      icon="rerun"
      label={l10n.t('Run Again')}
      onClick={() => void session.attempt('results/rerun', { all: false })}
    />
  );
}

function CopyButton({ session, isEmpty }: { readonly session: ResultSession; readonly isEmpty: boolean }): JSX.Element {
  const open = (button: HTMLElement): void =>
    session.pane.openMenu({ label: l10n.t('Copy'), place: below(button), entries: copyEntries(session) });
  return <IconButton icon="copy" label={l10n.t('Copy…')} disabled={isEmpty} onClick={open} />;
}
