import type { CellPart, ColumnPart, Segment } from '../store/segment';
import { cellReader } from '../text/cellReader';
import { readSpilled } from './readSpilled';
import { bytesOfSpilled, type SpilledColumn } from './spilledColumn';
import type { SpillFile } from './spillFile';

/** A batch in a file, of which only the rows are read that somebody looks at. */
export class SpilledSegment implements Segment {
  readonly rows: number;
  readonly #columns: readonly SpilledColumn[];
  readonly #file: SpillFile;
  readonly #at: number;

  /** @param at Where the buffers of the columns begin in the file. */
  constructor(
    rows: number,
    columns: readonly SpilledColumn[],
    { file, at }: { readonly file: SpillFile; readonly at: number },
  ) {
    this.rows = rows;
    this.#columns = columns;
    this.#file = file;
    this.#at = at;
  }

  bytesOf(column: number): number {
    return bytesOfSpilled(this.#column(column));
  }

  column(column: number, from: number, to: number): ColumnPart {
    const spilled = this.#column(column);
    const read = (at: number, length: number): Uint8Array<ArrayBuffer> => this.#file.read(this.#at + at, length);
    return { data: readSpilled(spilled, { from, to }, read), from: 0 };
  }

  cells(column: number, from: number, to: number): CellPart {
    return { read: cellReader(this.column(column, from, to).data), from: 0 };
  }

  #column(column: number): SpilledColumn {
    const spilled = this.#columns[column];
    if (spilled === undefined) throw new RangeError(`no column ${column}`);
    return spilled;
  }
}
