import * as l10n from '@vscode/l10n';
import { sortBy } from '../arrange/arrangement';
import type { MenuEntry } from '../menu/menu';
import type { ResultSession } from '../resultSession';
import { hide, pin, unpin } from './columnView';
import { moveColumn } from './dragColumn';

/** What can be done with the column at a position. */
export function columnEntries(session: ResultSession, position: number): readonly MenuEntry[] {
  const column = session.model.columns.shown[position];
  if (column === undefined) return [];
  return [
    ...sortEntries(session, column),
    'line',
    ...contentEntries(session, column, position),
    'line',
    ...layoutEntries(session, column, position),
  ];
}

function sortEntries({ arranger }: ResultSession, column: number): readonly MenuEntry[] {
  const { sort } = arranger.wanted;
  const key = sort.find(each => each.column === column);
  const want = (descending: boolean | undefined, isAdded: boolean): void =>
    arranger.want({ ...arranger.wanted, sort: sortBy(sort, column, descending, isAdded) }, undefined);
  const others = sort.some(each => each.column !== column);
  return [
    { label: l10n.t('Sort Ascending'), isChecked: key?.descending === false, run: () => want(false, false) },
    { label: l10n.t('Sort Descending'), isChecked: key?.descending === true, run: () => want(true, false) },
    ...(others && key === undefined ? [{ label: l10n.t('Then Sort by This'), run: () => want(false, true) }] : []),
    ...(key === undefined ? [] : [{ label: l10n.t('Do Not Sort by This'), run: () => want(undefined, true) }]),
  ];
}

function contentEntries(session: ResultSession, column: number, position: number): readonly MenuEntry[] {
  return [
    { label: l10n.t('Filter…'), keys: l10n.t('Ctrl+Alt+F'), run: () => session.openFilter(column) },
    { label: l10n.t('Profile'), run: () => session.pane.showSide({ kind: 'profile', column }) },
    {
      label: l10n.t('Profiles in Headers'),
      keys: l10n.t('Ctrl+Alt+P'),
      isChecked: session.profiles.isShown,
      run: () => session.profiles.toggle(),
    },
    {
      label: l10n.t('Select Column'),
      keys: l10n.t('Ctrl+Space'),
      run: () => session.model.selectColumn(position, 'replace'),
    },
  ];
}

function layoutEntries({ model, pane }: ResultSession, column: number, position: number): readonly MenuEntry[] {
  const { view, shown } = model.columns;
  const isPinned = view.pinned.includes(column);
  return [
    isPinned
      ? { label: l10n.t('Unpin'), run: () => model.changeView(unpin(view, column)) }
      : { label: l10n.t('Pin to the Left'), run: () => model.changeView(pin(view, column)) },
    {
      label: l10n.t('Move Left'),
      keys: l10n.t('Alt+Shift+Left'),
      isDisabled: position === 0,
      run: () => moveColumn(model, position, -1),
    },
    {
      label: l10n.t('Move Right'),
      keys: l10n.t('Alt+Shift+Right'),
      isDisabled: position === shown.length - 1,
      run: () => moveColumn(model, position, 1),
    },
    { label: l10n.t('Fit Width'), run: () => model.autoFit([position]) },
    { label: l10n.t('Fit All Columns'), run: () => model.autoFit(shown.map((_, i) => i)) },
    { label: l10n.t('Hide'), isDisabled: shown.length < 2, run: () => model.changeView(hide(view, column)) },
    { label: l10n.t('Columns…'), run: () => pane.showSide({ kind: 'columns' }) },
  ];
}
