import type { Data, RecordBatch } from 'apache-arrow';
import { cellReader } from '../text/cellReader';
import type { CellReader } from '../text/valueReader';
import type { CellPart, ColumnPart, Segment } from './segment';

/** A batch in memory. */
export class MemorySegment implements Segment {
  readonly rows: number;
  readonly columns: readonly Data[];
  readonly #readers: CellReader[] = [];

  /** @param rows How many of the batch's rows belong to the result. */
  constructor(batch: RecordBatch, rows: number) {
    this.rows = rows;
    this.columns = batch.data.children;
  }

  bytesOf(column: number): number {
    return this.#data(column).byteLength;
  }

  column(column: number, from: number): ColumnPart {
    return { data: this.#data(column), from };
  }

  cells(column: number, from: number): CellPart {
    // Kept: a sorted result comes back to each of its batches for a row or two, many times.
    const read = (this.#readers[column] ??= cellReader(this.#data(column)));
    return { read, from };
  }

  #data(column: number): Data {
    const data = this.columns[column];
    if (data === undefined) throw new RangeError(`no column ${column}`);
    return data;
  }
}
