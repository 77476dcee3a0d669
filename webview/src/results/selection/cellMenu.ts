import type { ClipboardFormat } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import { columnEntries } from '../columns/columnMenu';
import type { MenuEntry } from '../menu/menu';
import type { ResultSession } from '../resultSession';
import { copyMarked } from './copyCells';

/** What can be done with the cells that are marked. */
export function cellEntries(session: ResultSession): readonly MenuEntry[] {
  return [...copyEntries(session), 'line', ...valueEntries(session), 'line', ...columnEntry(session)];
}

/** The ways in which what is marked becomes text. */
export function copyEntries(session: ResultSession): readonly MenuEntry[] {
  const copy = (format: ClipboardFormat) => (): void => void copyMarked(session, format);
  return [
    { label: l10n.t('Copy'), keys: l10n.t('Ctrl+C'), run: copy('tsv') },
    { label: l10n.t('Copy with Column Names'), keys: l10n.t('Ctrl+Shift+C'), run: copy('tsvWithHeaders') },
    { label: l10n.t('Copy as CSV'), run: copy('csv') },
    { label: l10n.t('Copy as JSON'), run: copy('json') },
    { label: l10n.t('Copy as Markdown'), run: copy('markdown') },
    { label: l10n.t('Copy as SQL IN-List'), run: copy('sql') },
  ];
}

function valueEntries(session: ResultSession): readonly MenuEntry[] {
  const { model, pane } = session;
  const active = model.selection?.active;
  const column = active === undefined ? undefined : model.columns.shown[active.column];
  if (active === undefined || column === undefined) return [];
  const value = model.cell(active.row, active.column);
  // The beginning of a value is equal to no value.
  const isWhole = value !== undefined && !model.isCut(active.row, active.column);
  return [
    { label: l10n.t('Show Whole Value'), keys: l10n.t('Enter'), run: () => pane.showSide({ kind: 'value' }) },
    { label: l10n.t('Go to Row…'), keys: l10n.t('Ctrl+G'), run: () => pane.goToRow(true) },
    {
      label: l10n.t('Open Value in Editor'),
      run: () => void session.attempt('results/openCell', { row: active.row, column }),
    },
    {
      label: l10n.t('Filter by This Value'),
      isDisabled: !isWhole,
      run: () => value !== undefined && session.filterByValue(column, value),
    },
  ];
}

function columnEntry(session: ResultSession): readonly MenuEntry[] {
  const { model, pane } = session;
  const position = model.activePosition;
  const about = model.columns.at(position);
  if (about === undefined) return [];
  const open = (): void => {
    const label = l10n.t('Column {0}', about.name);
    const place = pane.menu?.place ?? { x: 0, y: 0 };
    pane.openMenu({ label, place, entries: columnEntries(session, position) });
  };
  return [{ label: l10n.t('Column {0}…', about.name), run: open }];
}
