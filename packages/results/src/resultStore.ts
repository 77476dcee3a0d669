import type { RecordBatch, Schema } from 'apache-arrow';
import { columnsOf, type ResultColumn } from './columnType';
import { cellReader } from './text/cellReader';

/** One value as exact text; `null` is SQL's NULL, the empty string an empty string. */
export type Cell = string | null;

/** A stretch of rows and columns. Rows beyond what has arrived are left out, and so are columns that do not exist. */
export interface WindowRequest {
  readonly rowStart: number;
  readonly rowCount: number;
  readonly columnStart: number;
  readonly columnCount: number;
}

export interface ResultWindow {
  readonly rowStart: number;
  readonly columnStart: number;
  /** Row by row; each has the asked-for columns. */
  readonly rows: readonly (readonly Cell[])[];
}

interface StoredBatch {
  readonly batch: RecordBatch;
  /** Place of its first row in the result. */
  readonly start: number;
}

/**
 * The rows of one result, as the batches that they came in. Cells become text only when they are looked at.
 *
 * Rows are counted from 0, and a row keeps its place.
 */
export class ResultStore {
  readonly columns: readonly ResultColumn[];
  readonly #batches: StoredBatch[] = [];
  #rows = 0;
  #bytes = 0;

  constructor(schema: Schema) {
    this.columns = columnsOf(schema);
  }

  get rows(): number {
    return this.#rows;
  }

  /** Memory that the batches take. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes a batch whose columns are those of the schema; of its rows the first `count`, by default all. */
  append(batch: RecordBatch, count = batch.numRows): void {
    if (count === 0) return;
    this.#batches.push({ batch, start: this.#rows });
    this.#rows += count;
    this.#bytes += batch.data.byteLength;
  }

  /** The cells of a window. Takes time with the window's size alone, however large the result. */
  window({ rowStart, rowCount, columnStart, columnCount }: WindowRequest): ResultWindow {
    const rowEnd = Math.min(rowStart + rowCount, this.#rows);
    const columnEnd = Math.min(columnStart + columnCount, this.columns.length);
    const rows: Cell[][] = [];
    for (let i = this.#batchOf(rowStart), at = rowStart; at < rowEnd; i++) {
      const stored = this.#batches[i];
      if (stored === undefined) break;
      const end = Math.min(rowEnd, this.#endOf(i));
      const readers = stored.batch.data.children.slice(columnStart, columnEnd).map(cellReader);
      for (; at < end; at++) rows.push(readers.map(read => read(at - stored.start)));
    }
    return { rowStart, columnStart, rows };
  }

  #endOf(index: number): number {
    return this.#batches[index + 1]?.start ?? this.#rows;
  }

  /** Index of the batch that holds a row, by bisection. */
  #batchOf(row: number): number {
    let low = 0;
    let high = this.#batches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#batches[middle]?.start ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
