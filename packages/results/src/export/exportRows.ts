import { setImmediate } from 'node:timers/promises';
import type { RowView } from '../arrange/rowView';
import { csvWriter } from '../copy/delimited';
import { markdownWriter } from '../copy/markdownRows';
import { sqlListWriter } from '../copy/sqlList';
import { hasInnerUnion } from '../gather/innerUnion';
import { superseded } from '../scan/steps';
import { encodeArrow } from './encodeArrow';
import type { Encoding } from './encoder';
import { csvFormat, jsonLinesFormat } from './byteFormats';
import { encodeBytes } from './encodeBytes';
import { encodeText } from './encodeText';
import { roomToWrite, rowsOfBlock, SCATTERED_ROWS } from './blockRows';
import { removeLeftOvers } from '../spill/leftOvers';
import { FileSink } from './fileSink';
import { pacedReports } from './pacedReports';
import { regroupRows, type RowsToWrite } from './regroupRows';
import { encodeParquet } from './parquet/encodeParquet';

/** How a whole result becomes a file. `excelCsv` adds a byte order mark and defuses formulas. */
export type ExportFormat = 'csv' | 'excelCsv' | 'jsonLines' | 'arrow' | 'parquet' | 'markdown' | 'sql';

/** What was written so far. */
export interface Written {
  readonly rows: number;
  readonly bytes: number;
}

/** How far an export is. */
export interface ExportStage extends Written {
  /** Rows that lie in order on the disk, while those on it are brought near each other before the first is written. */
  readonly prepared?: number;
}

export interface ExportOptions {
  readonly path: string;
  readonly format: ExportFormat;
  /** Columns to write, in order. */
  readonly columns: readonly number[];
  /** Folder of ours in which the part of a file is noted until it is whole, for `removeLeftOvers`; absent for none. */
  readonly noteFolder?: string;
  /** Told some ten times a second. */
  readonly onProgress?: (stage: ExportStage) => void;
  readonly signal?: AbortSignal;
}

/** Milliseconds of work between two looks at what else there is to do. */
const SLICE_MS = 10;

/**
 * Writes rows into a file, beside its path first and then under it: one that fails or is cancelled leaves nothing, and
 * a file that was there stays.
 *
 * @throws Failure `query.cancelled`, `storage.full`, `storage.failed`, or `query.unsupported` when the format cannot
 * hold the columns.
 */
export async function exportRows(view: RowView, options: ExportOptions): Promise<Written> {
  // Before it takes more of the disk: a process that has ended meanwhile may have left parts.
  if (options.noteFolder !== undefined) removeLeftOvers(options.noteFolder);
  const sink = await FileSink.open(options.path, options.noteFolder);
  const { format, signal } = options;
  const report = pacedReports(options.onProgress);
  let toWrite: RowsToWrite = { view, columns: options.columns };
  try {
    const block = rowsOfBlock(view.store, SCATTERED_ROWS);
    const onCopied = (prepared: number): void => report({ rows: 0, bytes: 0, prepared });
    if (!mustStay(toWrite, format)) toWrite = await regroupRows(toWrite, { block, onCopied, signal });
    const room = await view.store.reserve(roomToWrite(view), signal);
    try {
      const rows = await writeAll(encodingOf(toWrite, format), sink, { report, signal });
      await sink.finish();
      return { rows, bytes: sink.bytes };
    } finally {
      room.dispose();
    }
  } catch (error) {
    await sink.abandon();
    throw error;
  } finally {
    if (toWrite.view !== view) await toWrite.view.store.dispose();
  }
}

interface Writing {
  readonly report: (stage: ExportStage) => void;
  readonly signal: AbortSignal | undefined;
}

/** Tells how many rows were written: more may have come since. */
async function writeAll(encoding: Encoding, sink: FileSink, { report, signal }: Writing): Promise<number> {
  let written = 0;
  let nextBreak = performance.now() + SLICE_MS;
  for (const { bytes, rows } of encoding) {
    if (signal?.aborted === true) throw superseded();
    await sink.write(bytes);
    written = rows;
    if (performance.now() < nextBreak) continue;
    await setImmediate();
    nextBreak = performance.now() + SLICE_MS;
    report({ rows, bytes: sink.bytes });
  }
  if (signal?.aborted === true) throw superseded();
  return written;
}

/** Whether the texts of some cells are only right as long as these stay where they are. */
function mustStay({ view, columns }: RowsToWrite, format: ExportFormat): boolean {
  const isTyped = format === 'arrow' || format === 'parquet';
  return !isTyped && !view.isNatural && columns.some(column => hasInnerUnion(view.store.typeOf(column)));
}

function encodingOf({ view, columns }: RowsToWrite, format: ExportFormat): Encoding {
  const written = columns.map(column => view.store.columns[column]).filter(column => column !== undefined);
  switch (format) {
    case 'csv':
      return encodeBytes(view, columns, csvFormat(written));
    case 'jsonLines':
      return encodeBytes(view, columns, jsonLinesFormat(written));
    case 'excelCsv':
      return encodeText(view, columns, csvWriter(written, true));
    case 'markdown':
      return encodeText(view, columns, markdownWriter(written));
    case 'sql':
      return encodeText(view, columns, sqlListWriter(written, false));
    case 'arrow':
      return encodeArrow(view, columns);
    case 'parquet':
      return encodeParquet(view, columns);
  }
}
