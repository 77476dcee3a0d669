import type { ClipboardFormat } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import { countText } from '../../shared/texts';
import { areRowsGone } from '../lost/areRowsGone';
import { copyFetched } from '../lost/copyFetched';
import type { ResultSession } from '../resultSession';
import { blocksOf, selectAll, type CellPlace } from './selection';
import { cellsOf } from './summary';
import { tableOf } from './tableOf';

/** Values that are copied before anybody could wonder what is going on. */
const SOON_COPIED = 20_000;

/** Copies what is marked, or everything when nothing is, and says so. */
export async function copyMarked(session: ResultSession, format: ClipboardFormat): Promise<void> {
  const { model, pane } = session;
  if (model.extent.rows === 0 || model.extent.columns === 0) return;
  const selection = model.selection ?? selectAll(model.extent);
  const blocks = blocksOf(selection);
  const range = tableOf(blocks, model.columns.shown);
  if (range === undefined) {
    pane.say(l10n.t('These cells are no table: select the same columns in each of the rows to copy them together.'));
    return;
  }
  if (format === 'tsv' && cellsOf(selection) === 1) return copyOne(session, selection.active);
  if (format === 'sql' && range.columns.length > 1) {
    pane.say(l10n.t('An IN-list is made of the values of one column: select cells of one.'));
    return;
  }
  if (areRowsGone(session.tab)) return copyFetched(session, range, format);
  const count = cellsOf(selection);
  if (count > SOON_COPIED) pane.say(l10n.t('Copying {0} values… Escape ends it.', countText(count)));
  if (await session.copy(range, format)) sayCopied(session, count);
}

/** A lone value is copied as its own exact text, without the quotes of a table. */
async function copyOne({ model, port, resultId, pane }: ResultSession, { row, column }: CellPlace): Promise<void> {
  try {
    const cell = model.isCut(row, column) ? undefined : model.cell(row, column);
    const place = { resultId, row, column: model.columns.shown[column] ?? 0 };
    const text = cell === undefined ? (await port.ask('results/cell', place)).text : cell;
    await port.ask('results/copy', { text: text ?? '' });
    pane.say(l10n.t('Copied 1 value.'));
  } catch (error) {
    pane.say(error instanceof Error ? error.message : String(error));
  }
}

function sayCopied({ pane }: ResultSession, count: number): void {
  pane.say(count === 1 ? l10n.t('Copied 1 value.') : l10n.t('Copied {0} values.', countText(count)));
}
