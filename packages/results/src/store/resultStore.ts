import { DataType, type Field, type RecordBatch, Schema } from 'apache-arrow';
import { isPlain, plainRows } from '../gather/gather';
import { plainType } from '../gather/plainType';
import { columnsOf, type ResultColumn } from '../columnType';
import { rowsGone } from '../rowsGone';
import { removeLeftOvers } from '../spill/leftOvers';
import type { MemoryBudget } from '../spill/memoryBudget';
import { Reservation } from '../spill/reservation';
import { SpilledSegment } from '../spill/spilledSegment';
import { SpillPlan } from '../spill/spilledColumn';
import { SpillFile, type WritePieces } from '../spill/spillFile';
import { Dictionaries } from './dictionaries';
import { MemorySegment } from './memorySegment';
import { type Place, PlacedRows, placeOf } from './placedRows';
import type { ColumnPart, Segment } from './segment';
import type { Cell } from './window';

/** Rows of a column, as they lie together in one batch. */
export interface ColumnSlice extends ColumnPart {
  /** End of the rows in `data`, exclusive. */
  readonly to: number;
  /** Place of the first row in the result. */
  readonly start: number;
}

/** Some rows that lie together in one batch, by their columns. */
export interface Stretch {
  readonly parts: readonly ColumnPart[];
  readonly rows: number;
}

/** Rows of a slice at most, and their bytes on an average, so that work on one slice takes a few milliseconds. */
const SLICE_ROWS = 65_536;
const SLICE_BYTES = 1 << 23;

export interface ResultStoreOptions {
  /** How the columns are to be called, when they did not come as Arrow. */
  readonly columns?: readonly ResultColumn[];
  /** Bounds the memory; absent for no bound. */
  readonly budget?: MemoryBudget | undefined;
}

/**
 * The rows of one result, as the batches that they came in. Cells become text only when they are looked at.
 *
 * Rows are counted from 0, and a row keeps its place.
 */
export class ResultStore {
  readonly schema: Schema;
  readonly columns: readonly ResultColumn[];
  readonly #places: Place[] = [];
  readonly #budget: MemoryBudget | undefined;
  readonly #dictionaries = new Dictionaries();
  readonly #besides: Reservation;
  #file: SpillFile | undefined;
  #isGone = false;
  #writing: Promise<void> | undefined;
  #rows = 0;
  #bytes = 0;

  constructor(schema: Schema, { columns = columnsOf(schema), budget }: ResultStoreOptions = {}) {
    this.schema = schema;
    this.columns = columns;
    this.#budget = budget;
    this.#besides = budget?.take(0) ?? Reservation.unbounded();
  }

  /** A result without columns, as long as none are known. */
  static empty(): ResultStore {
    return new ResultStore(new Schema([]));
  }

  /** An empty result with other columns, which shares the memory and the disk of this one. */
  sibling(schema: Schema, columns: readonly ResultColumn[]): ResultStore {
    return new ResultStore(schema, { columns, budget: this.#budget });
  }

  get rows(): number {
    return this.#rows;
  }

  /** Bytes of the batches, wherever they lie. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Takes a batch whose columns are those of the schema; of its rows the first `count`, by default all. They can be
   * read at once; it resolves when there is memory for the next batch.
   *
   * Rejects with a `Failure` `storage.full` or `storage.failed` when memory is used up and the disk does not help; all
   * rows stay readable.
   */
  async append(batch: RecordBatch, count = batch.numRows): Promise<void> {
    if (count === 0 || this.#isGone) return;
    const segment = new MemorySegment(batch, count);
    const place: Place = { segment, start: this.#rows };
    const bytes = batch.data.byteLength;
    this.#places.push(place);
    this.#rows += count;
    this.#bytes += bytes;
    this.#besides.resize(this.#besides.bytes + this.#dictionaries.bytesOfNew(batch));
    const isGone = (): boolean => this.#isGone;
    await this.#budget?.hold({
      bytes,
      spill: () => this.#spill(place, segment),
      get isGone() {
        return isGone();
      },
    });
  }

  /** Takes memory of the budget for work on the rows. Rejects as `MemoryBudget.reserve` does. */
  async reserve(bytes: number, signal?: AbortSignal): Promise<Reservation> {
    return (await this.#budget?.reserve(bytes, signal)) ?? Reservation.unbounded();
  }

  /** Whether some rows lie on the disk. */
  get isSpilled(): boolean {
    return this.#file !== undefined;
  }

  /** Lets go of the rows, in memory and on the disk; resolves once nothing of them is there any more. */
  async dispose(): Promise<void> {
    this.#isGone = true;
    this.#places.length = 0;
    this.#rows = 0;
    this.#budget?.drop();
    this.#besides.dispose();
    // A batch that is being written fails or not: it goes anyhow.
    await this.#writing?.catch(() => undefined);
    this.#file?.close();
  }

  #spill(place: Place, segment: MemorySegment): Promise<void> {
    this.#writing = this.#write(place, segment);
    return this.#writing;
  }

  async #write(place: Place, { rows, columns }: MemorySegment): Promise<void> {
    const { folder = '', write } = this.#budget ?? {};
    const file = (this.#file ??= openSpillFile(folder, write));
    const plan = new SpillPlan();
    const spilled = columns.map(column => plan.add(column));
    place.segment = new SpilledSegment(rows, spilled, { file, at: await file.append(plan.pieces) });
  }

  /** The type of a column's values in its slices, which have no dictionaries. */
  typeOf(column: number): DataType {
    // The library leaves the types of fields open.
    const field = this.schema.fields[column] as Field<DataType> | undefined;
    if (field === undefined) throw new RangeError(`no column ${column}`);
    return DataType.isDictionary(field.type) ? plainType(field.type) : field.type;
  }

  /** A column's values batch by batch, in stretches that are worked on within milliseconds; of rows `first` to `to`. */
  *slices(column: number, first = 0, to = this.#rows): Generator<ColumnSlice> {
    this.#checkThere();
    for (let i = placeOf(this.#places, first); i < this.#places.length; i++) {
      const place = this.#places[i];
      if (place === undefined || place.start >= to) return;
      const { segment, start } = place;
      const end = Math.min(segment.rows, to - start);
      const step = rowsOfSlice(segment, [column]);
      for (let at = Math.max(0, first - start); at < end; at += step) {
        const rows = Math.min(step, end - at);
        const { data, from } = segment.column(column, at, at + rows);
        const isThere = isPlain(data.type);
        yield isThere
          ? { data, from, to: from + rows, start: start + at }
          : { data: plainRows(data, from, from + rows), from: 0, to: rows, start: start + at };
        this.#checkThere();
      }
    }
  }

  /**
   * The first rows of the result, batch by batch, in stretches as those of `slices`, all columns together; each column
   * lies somewhere else, and may have a dictionary.
   */
  *stretches(columns: readonly number[], end: number): Generator<Stretch> {
    for (const { segment, start } of this.#places.slice()) {
      this.#checkThere();
      if (start >= end) return;
      const step = rowsOfSlice(segment, columns);
      for (let at = 0; at < segment.rows && start + at < end; at += step) {
        const rows = Math.min(step, segment.rows - at, end - start - at);
        yield { parts: columns.map(column => segment.column(column, at, at + rows)), rows };
        this.#checkThere();
      }
    }
  }

  /** The cells of some rows, in their order; `columns` are places in the result. */
  cells(rows: ArrayLike<number>, columns: readonly number[]): Cell[][] {
    return [...this.eachRow(rows, columns)];
  }

  /** As `cells`, row by row: the texts of a row are only made when it is asked for. */
  *eachRow(rows: ArrayLike<number>, columns: readonly number[]): Generator<Cell[]> {
    this.#checkThere();
    for (let i = 0; i < rows.length;) {
      const place = this.#places[placeOf(this.#places, rows[i] ?? 0)];
      if (place === undefined) return;
      const run = runLength(rows, i, place.start + place.segment.rows);
      const from = (rows[i] ?? 0) - place.start;
      const parts = columns.map(column => place.segment.cells(column, from, from + run));
      for (let n = 0; n < run; n++) yield parts.map(part => part.read(part.from + n));
      i += run;
    }
  }

  /** Finds out where some rows lie, for their values to be gathered in this order. */
  placed(rows: Uint32Array): PlacedRows {
    this.#checkThere();
    return new PlacedRows(this.#places, rows);
  }

  /** Long work may outlive the rows: it must not take what is gone for the end. */
  #checkThere(): void {
    if (this.#isGone) throw rowsGone();
  }
}

function rowsOfSlice(segment: Segment, columns: readonly number[]): number {
  const perRow = columns.reduce((sum, column) => sum + segment.bytesOf(column), 0) / segment.rows;
  return Math.max(1, Math.min(SLICE_ROWS, Math.floor(SLICE_BYTES / Math.max(1, perRow))));
}

/** Makes room first: a process that has ended meanwhile may have left files. */
function openSpillFile(folder: string, write: WritePieces | undefined): SpillFile {
  removeLeftOvers(folder);
  return new SpillFile(folder, write);
}

/** How many of the rows follow each other from a place on, before `end`. */
function runLength(rows: ArrayLike<number>, at: number, end: number): number {
  const first = rows[at] ?? 0;
  let length = 1;
  while (at + length < rows.length && rows[at + length] === first + length && first + length < end) length++;
  return length;
}
