import type { ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { ArrangementLine } from './arrange/arrangementLine';
import { CompareBar } from './compare/compareBar';
import { FailureNotice } from './failureNotice';
import { FindWidget } from './find/findWidget';
import { GoToRow } from './grid/goToRow';
import { GRID_SIZES } from './grid/gridModel';
import { ResultGrid, type GridRequests } from './grid/resultGrid';
import { openCellMenu, openColumnMenu, performAction } from './gridActions';
import { Menu } from './menu/menu';
import type { Places } from './places';
import { stateSentence } from './status/queryWords';
import type { ResultSession } from './resultSession';
import type { ResultsPort } from './resultsPort';
import { SidePane } from './sidePane';
import { Outcome } from './status/outcome';
import { Reservation } from './status/reservation';
import { StatusLine } from './status/statusLine';
import { Toolbar } from './toolbar';
import { useOf, useSession } from './useSession';

/** One result: its rows or why there are none, how it stands, and what can be done with it. */
export function ResultPane(props: {
  readonly tab: ResultTab;
  readonly port: ResultsPort;
  readonly places: Places;
}): JSX.Element {
  const { tab, port, places } = props;
  const { progress } = tab;
  const session = useSession(port, tab, places);
  const isBusy = useOf(session, ({ arranger }) => arranger.isBusy);
  useHeaderRoom(session);
  return (
    <section class="result" id="result" role="tabpanel" aria-labelledby={`tab-${tab.resultId}`}>
      <Toolbar tab={tab} session={session} />
      <div class={progress.state === 'running' || isBusy ? 'progress running' : 'progress'} />
      <Reservation tab={tab} session={session} />
      <Outcome tab={tab} session={session} />
      <CompareBar tab={tab} session={session} />
      <ArrangementLine tab={tab} session={session} />
      {progress.error !== undefined && <FailureNotice tab={tab} error={progress.error} session={session} />}
      <div class="gridAndSide">
        <Rows tab={tab} session={session} />
        <SidePane session={session} />
      </div>
      <StatusLine tab={tab} session={session} />
      <OpenMenu session={session} />
      <div class="unseen" role="status">
        {stateSentence(tab)}
      </div>
    </section>
  );
}

/** The header grows by the profiles of the columns, and by the inputs of the filters. */
function useHeaderRoom(session: ResultSession): void {
  const height = useOf(session, ({ filters, profiles }) => {
    const profileHeight = profiles.isShown ? GRID_SIZES.profileHeight : 0;
    return GRID_SIZES.headerHeight + profileHeight + (filters.isShown ? GRID_SIZES.filterHeight : 0);
  });
  useLayoutEffect(() => session.model.setHeaderHeight(height), [session, height]);
}

function OpenMenu({ session }: { readonly session: ResultSession }): JSX.Element | null {
  const menu = useOf(session, ({ pane }) => pane.menu);
  if (menu === undefined) return null;
  return (
    <Menu
      key={menu.label}
      label={menu.label}
      place={menu.place}
      entries={menu.entries}
      onClose={() => session.pane.menu === menu && session.pane.openMenu(undefined)}
    />
  );
}

function Rows(props: { readonly tab: ResultTab; readonly session: ResultSession }): JSX.Element | null {
  const { tab, session } = props;
  const { progress, title } = tab;
  const rows = useOf(session, ({ arranger }) => arranger.rows);
  const requests: GridRequests = useMemo(
    () => ({
      perform: action => performAction(session, action),
      showValue: () => session.pane.showSide({ kind: 'value' }),
      columnMenu: (position, place) => openColumnMenu(session, position, place),
      cellMenu: place => openCellMenu(session, place),
    }),
    [session],
  );
  if (progress.columns.length === 0) return <NoColumns tab={tab} />;
  return (
    <div class="gridHolder">
      <ResultGrid session={session} label={title} requests={requests} />
      <FindWidget session={session} />
      <GoToRow session={session} />
      {progress.rows === 0 && progress.state === 'done' && (
        <p class="overGrid faint">{l10n.t('The query gave no rows.')}</p>
      )}
      {rows === 0 && progress.rows > 0 && <p class="overGrid faint">{l10n.t('No row passes the filters.')}</p>}
    </div>
  );
}

/** Statements such as CREATE TABLE give no rows, or none that have come yet. */
function NoColumns({ tab }: { readonly tab: ResultTab }): JSX.Element | null {
  const { state } = tab.progress;
  if (state === 'running') return <p class="notice faint">{l10n.t('Waiting for the first rows…')}</p>;
  return state === 'done' ? <p class="notice faint">{l10n.t('Done. The statement gives no rows.')}</p> : null;
}
