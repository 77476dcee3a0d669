import { Buffer } from 'node:buffer';
import type { Data } from 'apache-arrow';
import type { RowView } from '../arrange/rowView';
import { gather, type Picks } from '../gather/gather';
import { hasInnerUnion } from '../gather/innerUnion';
import { rowsPerStep } from '../scan/rowsPerStep';
import { validAt } from '../scan/validity';
import { rowsOfBlock, SCATTERED_ROWS } from './blockRows';
import { ByteSink } from './bytes/byteSink';
import type { ValueBytes } from './bytes/numberBytes';
import type { Rows } from './bytes/textBytes';
import type { Encoding } from './encoder';

/** How rows become bytes: before and behind all, before each value, and behind each row. */
export interface ByteFormat {
  readonly head: string;
  /** Written before the value of each column: a comma, a name. */
  readonly before: readonly string[];
  readonly behind: string;
  /** What stands for NULL. */
  readonly missing: string;
  /** Writes the values of a column in a stretch of rows; `column` is its place in `before`. */
  values(data: Data, rows: Rows, column: number): ValueBytes;
}

/** Bytes that are handed on at once. */
const PIECE = 1 << 20;

/** Encodes rows as bytes, without a text for each cell. */
export function* encodeBytes(view: RowView, columns: readonly number[], format: ByteFormat): Encoding {
  const sink = new ByteSink(PIECE + (PIECE >> 2));
  sink.text(format.head);
  let rows = 0;
  const { isNatural, length } = view;
  const writers = new Writers(format);
  const between = { before: format.before.map(text => Buffer.from(text, 'utf8')), behind: format.behind };
  const chunks = isNatural ? chunksInPlace : chunksAnywhere;
  for (const chunk of chunks(view, { columns, end: length, writers })) {
    writeRows(sink, chunk, between);
    rows += chunk.to - chunk.from;
    yield { bytes: sink.at >= PIECE ? sink.take() : '', rows };
  }
  yield { bytes: sink.take(), rows };
}

/** Some rows, by what writes the cell of a row in each column. */
interface Chunk {
  readonly cells: readonly ValueBytes[];
  readonly from: number;
  readonly to: number;
}

interface ToWrite {
  readonly columns: readonly number[];
  readonly end: number;
  readonly writers: Writers;
}

type Chunks = Generator<Chunk>;

function* chunksInPlace({ store }: RowView, { columns, end, writers }: ToWrite): Chunks {
  const step = rowsPerStep(columns.length, store);
  for (const { parts, rows } of store.stretches(columns, end)) {
    const cells = parts.map(({ data, from }, column): ValueBytes => {
      const write = writers.of(data, { from, to: from + rows }, column);
      return from === 0 ? write : (sink, row) => write(sink, from + row);
    });
    for (let from = 0; from < rows; from += step) yield { cells, from, to: Math.min(rows, from + step) };
  }
}

/** Rows that lie anywhere, block by block, so that each batch is read once for many of them. */
function* chunksAnywhere(view: RowView, { columns, end, writers }: ToWrite): Chunks {
  const { store } = view;
  const block = rowsOfBlock(store, SCATTERED_ROWS);
  const step = rowsPerStep(columns.length, store);
  for (let at = 0; at < end; at += block) {
    const rows = view.rows(at, Math.min(end, at + block));
    const placed = store.placed(rows);
    const cells: ValueBytes[] = [];
    for (const [i, column] of columns.entries()) {
      const type = store.typeOf(column);
      const picks = placed.picks(column);
      const all = { from: 0, to: rows.length };
      // One writer for all is quicker by far than one for each batch.
      cells.push(hasInnerUnion(type) ? writers.ofPicks(picks, i) : writers.of(gather(type, picks), all, i));
      // Others may have their turn.
      yield { cells, from: 0, to: 0 };
    }
    for (let from = 0; from < rows.length; from += step) yield { cells, from, to: Math.min(rows.length, from + step) };
  }
}

/** Makes what writes the cells of a column. */
class Writers {
  readonly #format: ByteFormat;

  constructor(format: ByteFormat) {
    this.#format = format;
  }

  of(data: Data, rows: Rows, column: number): ValueBytes {
    const { missing } = this.#format;
    const isValid = validAt(data);
    const write = this.#format.values(data, rows, column);
    return (sink, row) => (isValid(row) ? write(sink, row) : sink.ascii(missing));
  }

  ofPicks({ sources, which, rows }: Picks, column: number): ValueBytes {
    const writers = sources.map(data => this.of(data, { from: 0, to: data.length }, column));
    // Every row that is picked has a source.
    return (sink, at) => (writers[which[at] as number] as ValueBytes)(sink, rows[at] as number);
  }
}

interface Between {
  readonly before: readonly Uint8Array[];
  readonly behind: string;
}

function writeRows(sink: ByteSink, { cells, from, to }: Chunk, { before, behind }: Between): void {
  for (let row = from; row < to; row++) {
    for (let column = 0; column < cells.length; column++) {
      const bytes = before[column] as Uint8Array; // There is one for each column.
      sink.copy(bytes, 0, bytes.length);
      (cells[column] as ValueBytes)(sink, row);
    }
    sink.ascii(behind);
  }
}
