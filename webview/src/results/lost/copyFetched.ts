import type { ClipboardFormat, CopiedCells } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { ResultSession } from '../resultSession';
import { rowsText } from '../status/queryWords';
import { fetchedText } from './fetchedText';

/** Copies what the panel has fetched of rows that are gone, and says what is missing. */
export async function copyFetched(
  { model, pane, port }: ResultSession,
  range: CopiedCells,
  format: ClipboardFormat,
): Promise<void> {
  if (format !== 'tsv' && format !== 'tsvWithHeaders')
    return pane.say(l10n.t('What is left of the rows can be copied as they are only, or with column names.'));
  const at = (column: number): number => model.columns.positionOf(column);
  const fetched = {
    name: (column: number) => model.columns.all[column]?.name ?? '',
    cell: (row: number, column: number) => model.cell(row, at(column)),
    isCut: (row: number, column: number) => model.isCut(row, at(column)),
  };
  const { text, rows, missing } = fetchedText(range, fetched, format === 'tsvWithHeaders');
  if (rows === 0) return pane.say(l10n.t('These rows are gone. Run the query again.'));
  try {
    await port.ask('results/copy', { text });
    const copied = rowsText(rows);
    pane.say(
      missing === 0
        ? l10n.t('Copied {0}.', copied)
        : l10n.t('Copied {0}; of {1} nothing is left.', copied, rowsText(missing)),
    );
  } catch (error) {
    pane.say(error instanceof Error ? error.message : String(error));
  }
}
