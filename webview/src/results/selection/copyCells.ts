import type { CellRange, ClipboardFormat } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { ResultSession } from '../resultSession';
import { countText } from '../../shared/texts';
import { blocksOf, selectAll, type Block } from './selection';
import { cellsOf, rangeOf } from './summary';

/** Copies what is marked, or everything when nothing is, and says so. */
export async function copyMarked(session: ResultSession, format: ClipboardFormat): Promise<void> {
  const { model, pane } = session;
  if (model.extent.rows === 0 || model.extent.columns === 0) return;
  const selection = model.selection ?? selectAll(model.extent);
  const range = oneRange(blocksOf(selection), model.columns.shown);
  if (range === undefined) {
    pane.say(l10n.t('Rectangles that lie apart are copied together only when they are of the same rows.'));
    return;
  }
  const count = format === 'sql' ? range.rowEnd - range.rowStart : cellsOf(selection);
  if (format === 'sql' && range.columns.length > 1) {
    pane.say(l10n.t('An IN-list is made of the values of one column: select cells of one.'));
    return;
  }
  if (await session.attempt('results/copyRange', { range, format }))
    pane.say(count === 1 ? l10n.t('Copied 1 value.') : l10n.t('Copied {0} values.', countText(count)));
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
