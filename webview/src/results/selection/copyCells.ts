import type { CellRange, ClipboardFormat } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import { countText } from '../../shared/texts';
import type { ResultSession } from '../resultSession';
import { gatherRows, MOST_GATHERED, rowsOfSameColumns } from './rowsApart';
import { blocksOf, selectAll, type Block, type CellPlace } from './selection';
import { cellsOf, rangeOf } from './summary';
import { toTsv } from './tsv';

/** Copies what is marked, or everything when nothing is, and says so. */
export async function copyMarked(session: ResultSession, format: ClipboardFormat): Promise<void> {
  const { model, pane } = session;
  if (model.extent.rows === 0 || model.extent.columns === 0) return;
  const selection = model.selection ?? selectAll(model.extent);
  const blocks = blocksOf(selection);
  const range = oneRange(blocks, model.columns.shown);
  if (range === undefined) return copyApart(session, blocks, format);
  if (format === 'tsv' && cellsOf(selection) === 1) return copyOne(session, selection.active);
  if (format === 'sql' && range.columns.length > 1) {
    pane.say(l10n.t('An IN-list is made of the values of one column: select cells of one.'));
    return;
  }
  if (await session.attempt('results/copyRange', { range, format })) sayCopied(session, cellsOf(selection));
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

/** Rectangles as one range, when they are of the same rows: columns may lie apart, rows may not. */
export function oneRange(blocks: readonly Block[], shown: readonly number[]): CellRange | undefined {
  const [first] = blocks;
  if (first === undefined) return undefined;
  const isSameRows = blocks.every(({ rows }) => rows.start === first.rows.start && rows.end === first.rows.end);
  if (!isSameRows) return undefined;
  const positions = blocks.flatMap(({ columns }) =>
    Array.from({ length: columns.end - columns.start }, (_, i) => columns.start + i),
  );
  const unique = [...new Set(positions)].sort((a, b) => a - b);
  return { ...rangeOf(first, shown), columns: unique.map(position => shown[position] ?? -1) };
}

/** Copies rectangles whose rows lie apart; a table is made of them only when they are of the same columns. */
async function copyApart(session: ResultSession, blocks: readonly Block[], format: ClipboardFormat): Promise<void> {
  const { model, pane, port } = session;
  const rows = rowsOfSameColumns(blocks);
  const [first] = blocks;
  if (rows === undefined || first === undefined)
    return pane.say(l10n.t('Cells that lie apart are copied together when they are of the same rows or columns.'));
  if (format !== 'tsv' && format !== 'tsvWithHeaders')
    return pane.say(
      l10n.t('Rows that lie apart are copied as text with tabs only: filter for them to copy otherwise.'),
    );
  const { columns } = rangeOf(first, model.columns.shown);
  const count = rows.reduce((sum, { start, end }) => sum + end - start, 0) * columns.length;
  if (count > MOST_GATHERED)
    return pane.say(
      l10n.t(
        '{0} values that lie apart are too many to copy: at most {1} are.',
        countText(count),
        countText(MOST_GATHERED),
      ),
    );
  try {
    const cells = await gatherRows(session, rows, columns);
    const names = columns.map(column => model.columns.all[column]?.name ?? '');
    await port.ask('results/copy', { text: toTsv(format === 'tsv' ? cells : [names, ...cells]) });
    sayCopied(session, count);
  } catch (error) {
    pane.say(error instanceof Error ? error.message : String(error));
  }
}

function sayCopied({ pane }: ResultSession, count: number): void {
  pane.say(count === 1 ? l10n.t('Copied 1 value.') : l10n.t('Copied {0} values.', countText(count)));
}
