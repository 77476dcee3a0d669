import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { RowView } from '../arrange/rowView';
import { rowsPerStep } from '../scan/rowsPerStep';
import type { Steps } from '../scan/steps';
import type { CellRange } from '../summarize/summarizeRanges';
import { csvWriter, tsvWriter } from './delimited';
import { jsonWriter } from './jsonRows';
import { markdownWriter } from './markdownRows';
import type { RowWriter, WrittenColumn } from './rowWriter';
import { sqlListWriter } from './sqlList';

/** How cells become text on the clipboard. `sql` is an IN-list of the literals of one column. */
export type ClipboardFormat = 'tsv' | 'tsvWithHeaders' | 'csv' | 'json' | 'markdown' | 'sql';

/** Cells to copy: all columns of rows that may lie apart, and come one after the other as they are listed. */
export interface CopiedCells extends CellRange {
  readonly more?: readonly Pick<CellRange, 'rowStart' | 'rowEnd'>[];
}

/** Characters that a clipboard is given at most. */
const LONGEST = 50_000_000;

/** Text for the clipboard. @throws Failure `query.tooLarge` beyond 50 MB: an export is for that. */
export function* copyText(view: RowView, range: CopiedCells, format: ClipboardFormat): Steps<string> {
  const columns = range.columns.map(column => view.store.columns[column]).filter(column => column !== undefined);
  const writer = writerOf(format, columns);
  const pieces = [writer.head];
  let length = 0;
  for (const { start, end } of stretches(view, range)) {
    for (const cells of view.store.eachRow(view.rows(start, end), range.columns)) {
      const row = writer.row(cells);
      // Counted row by row: what is too much must not be put together first.
      length += row.length;
      if (length > LONGEST) throw tooMuch();
      pieces.push(pieces.length === 1 ? row : writer.between + row);
    }
    yield;
  }
  return pieces.join('') + writer.tail.trimEnd();
}

/** The rows in pieces that are read at once. */
function* stretches(
  view: RowView,
  { columns, more = [], ...first }: CopiedCells,
): Iterable<{ readonly start: number; readonly end: number }> {
  const step = rowsPerStep(columns.length, view.store);
  for (const { rowStart, rowEnd } of [first, ...more]) {
    const end = Math.min(rowEnd, view.length);
    for (let at = rowStart; at < end; at += step) yield { start: at, end: Math.min(end, at + step) };
  }
}

function tooMuch(): Failure {
  return new Failure('query.tooLarge', l10n.t('This is more than a clipboard takes. Export the result to a file.'));
}

function writerOf(format: ClipboardFormat, columns: readonly WrittenColumn[]): RowWriter {
  switch (format) {
    case 'tsv':
    case 'tsvWithHeaders':
      return tsvWriter(columns, format === 'tsvWithHeaders');
    case 'csv':
      return csvWriter(columns);
    case 'json':
      return jsonWriter(columns);
    case 'markdown':
      return markdownWriter(columns);
    case 'sql':
      return sqlListWriter(columns, true);
  }
}
