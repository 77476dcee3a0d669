import { setImmediate } from 'node:timers/promises';
import type { RowView } from '../arrange/rowView';
import { csvWriter } from '../copy/delimited';
import { jsonLinesWriter } from '../copy/jsonRows';
import { markdownWriter } from '../copy/markdownRows';
import { sqlListWriter } from '../copy/sqlList';
import { superseded } from '../scan/steps';
import { encodeArrow } from './encodeArrow';
import type { Encoding } from './encoder';
import { encodeText } from './encodeText';
import { FileSink } from './fileSink';
import { encodeParquet } from './parquet/encodeParquet';

/** How a whole result becomes a file. `excelCsv` adds a byte order mark and defuses formulas. */
export type ExportFormat = 'csv' | 'excelCsv' | 'jsonLines' | 'arrow' | 'parquet' | 'markdown' | 'sql';

/** What was written so far. */
export interface Written {
  readonly rows: number;
  readonly bytes: number;
}

export interface ExportOptions {
  readonly path: string;
  readonly format: ExportFormat;
  /** Columns to write, in order. */
  readonly columns: readonly number[];
  /** Folder of ours in which the part of a file is noted until it is whole, for `removeLeftOvers`; absent for none. */
  readonly noteFolder?: string;
  /** Told some ten times a second. */
  readonly onProgress?: (written: Written) => void;
  readonly signal?: AbortSignal;
}

/** Milliseconds of work between two looks at what else there is to do. */
const SLICE_MS = 10;
const PROGRESS_MS = 100;

/**
 * Writes rows into a file, beside its path first and then under it: one that fails or is cancelled leaves nothing, and
 * a file that was there stays.
 *
 * @throws Failure `query.cancelled`, `storage.full`, `storage.failed`, or `query.unsupported` when the format cannot
 * hold the columns.
 */
export async function exportRows(view: RowView, options: ExportOptions): Promise<Written> {
  const encoding = encodingOf(view, options);
  const sink = await FileSink.open(options.path, options.noteFolder);
  try {
    const rows = await writeAll(encoding, sink, options);
    await sink.finish();
    return { rows, bytes: sink.bytes };
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

/** Tells how many rows were written: more may have come since. */
async function writeAll(encoding: Encoding, sink: FileSink, { onProgress, signal }: ExportOptions): Promise<number> {
  let written = 0;
  let nextBreak = performance.now() + SLICE_MS;
  let nextReport = performance.now() + PROGRESS_MS;
  for (const { bytes, rows } of encoding) {
    if (signal?.aborted === true) throw superseded();
    await sink.write(bytes);
    written = rows;
    const now = performance.now();
    if (now < nextBreak) continue;
    await setImmediate();
    nextBreak = performance.now() + SLICE_MS;
    if (now < nextReport) continue;
    onProgress?.({ rows, bytes: sink.bytes });
    nextReport = now + PROGRESS_MS;
  }
  if (signal?.aborted === true) throw superseded();
  return written;
}

function encodingOf(view: RowView, { format, columns }: ExportOptions): Encoding {
  const written = columns.map(column => view.store.columns[column]).filter(column => column !== undefined);
  switch (format) {
    case 'csv':
    case 'excelCsv':
      return encodeText(view, columns, csvWriter(written, format === 'excelCsv'));
    case 'jsonLines':
      return encodeText(view, columns, jsonLinesWriter(written));
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
