import { cycleSort } from './arrange/arrangement';
import { columnEntries } from './columns/columnMenu';
import { moveColumn } from './columns/dragColumn';
import type { GridAction } from './grid/gridKeys';
import type { MenuPlace } from './menu/menu';
import { below } from './menu/menuPlace';
import type { ResultSession } from './resultSession';
import { cellEntries } from './selection/cellMenu';
import { copyMarked } from './selection/copyCells';
import * as l10n from '@vscode/l10n';

/** Pixels that a press of an arrow key widens a column by. */
const KEY_STEP = 16;

/** Does what a key asks of the grid. */
export function performAction(session: ResultSession, action: GridAction): void {
  const { model, pane, finder } = session;
  const { activePosition } = model;
  switch (action.kind) {
    case 'step':
      return model.step(action.step, action.extend ? 'extend' : 'replace');
    case 'page':
      return model.stepPage(action.direction, action.extend ? 'extend' : 'replace');
    case 'resize':
      return model.resizeColumn(activePosition, model.columns.widthAt(activePosition) + action.direction * KEY_STEP);
    case 'move':
      return moveColumn(model, activePosition, action.direction);
    case 'enter':
      return enter(session, action.extend);
    case 'selectAll':
      return model.selectAll();
    case 'selectRow':
      return model.selectRow(model.selection?.active.row ?? 0, 'replace');
    case 'selectColumn':
      return model.selectColumn(activePosition, 'replace');
    case 'copy':
      return void copyMarked(session, 'tsv');
    case 'copyWithHeaders':
      return void copyMarked(session, 'tsvWithHeaders');
    case 'find':
      return session.openFind();
    case 'findNext':
      return finder.isOpen ? finder.next(action.backwards) : session.openFind();
    case 'goToRow':
      return pane.goToRow(true);
    case 'filter':
      return session.openFilter(model.columns.shown[activePosition] ?? 0);
    case 'profiles':
      return session.profiles.toggle();
    case 'menu':
      return openActiveMenu(session);
    case 'leave':
      return leave(session);
  }
}

/** The menu of a column's header. */
export function openColumnMenu(session: ResultSession, position: number, place: MenuPlace): void {
  const label = l10n.t('Column {0}', session.model.columns.at(position)?.name ?? '');
  session.pane.openMenu({ label, place, entries: columnEntries(session, position) });
}

/** The menu of what is marked. */
export function openCellMenu(session: ResultSession, place: MenuPlace): void {
  session.pane.openMenu({ label: l10n.t('Selection'), place, entries: cellEntries(session) });
}

/** On a header sorts by its column; on a cell shows its whole value. */
function enter({ model, arranger, pane }: ResultSession, isAdded: boolean): void {
  const column = model.activeHeader === undefined ? undefined : model.columns.shown[model.activeHeader];
  if (column === undefined) return pane.showSide({ kind: 'value' });
  arranger.want({ ...arranger.wanted, sort: cycleSort(arranger.wanted.sort, column, isAdded) }, undefined);
}

/** Opens the menu at the element that has the focus. */
function openActiveMenu(session: ResultSession): void {
  const { model } = session;
  const grid = document.activeElement;
  const id = grid?.getAttribute('aria-activedescendant');
  const element = typeof id === 'string' ? document.getElementById(id) : grid;
  if (element === null) return;
  if (model.activeHeader === undefined) openCellMenu(session, below(element));
  else openColumnMenu(session, model.activeHeader, below(element));
}

/** Ends what takes long, else closes what is open around the grid, the last first. */
function leave(session: ResultSession): void {
  const { arranger, finder, pane, paneProfile } = session;
  if (session.isCopying) session.stopCopying();
  else if (arranger.isBusy) arranger.cancel();
  else if (finder.isSeeking) finder.stop();
  else if (paneProfile.isBusy) paneProfile.stop();
  else if (finder.isOpen) finder.close();
  else if (pane.isGoingToRow) pane.goToRow(false);
  else pane.showSide(undefined);
}
