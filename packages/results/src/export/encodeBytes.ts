import { Buffer } from 'node:buffer';
import type { Data } from 'apache-arrow';
import type { RowView } from '../arrange/rowView';
import { gather } from '../gather/gather';
import { rowsPerStep } from '../scan/rowsPerStep';
import { validAt } from '../scan/validity';
import type { Stretch } from '../store/resultStore';
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
  const stretches = isNatural ? naturalStretches : scatteredStretches;
  for (const stretch of stretches(view, columns, length)) {
    if (stretch !== undefined) {
      writeRows(sink, stretch, format);
      rows += stretch.rows;
    }
    yield { bytes: sink.at >= PIECE ? sink.take() : '', rows };
  }
  yield { bytes: sink.take(), rows };
}

type Stretches = Generator<Stretch | undefined>;

function* naturalStretches({ store }: RowView, columns: readonly number[], end: number): Stretches {
  const step = rowsPerStep(columns.length, store);
  for (const stretch of store.stretches(columns, end)) yield* steps(stretch, step);
}

/** Rows that lie anywhere are gathered first; nothing comes where others may have their turn. */
function* scatteredStretches(view: RowView, columns: readonly number[], end: number): Stretches {
  const { store } = view;
  const block = rowsOfBlock(store, SCATTERED_ROWS);
  for (let at = 0; at < end; at += block) {
    const rows = view.rows(at, Math.min(end, at + block));
    const placed = store.placed(rows);
    const parts = [];
    for (const column of columns) {
      parts.push({ data: gather(store.typeOf(column), placed.picks(column)), from: 0 });
      yield undefined;
    }
    yield* steps({ parts, rows: rows.length }, rowsPerStep(columns.length, store));
  }
}

/** A stretch some rows at a time. */
function* steps({ parts, rows }: Stretch, step: number): Generator<Stretch> {
  for (let at = 0; at < rows; at += step)
    yield { parts: parts.map(({ data, from }) => ({ data, from: from + at })), rows: Math.min(step, rows - at) };
}

interface Column {
  readonly before: Buffer;
  readonly from: number;
  readonly isValid: (row: number) => boolean;
  readonly write: ValueBytes;
}

function writeRows(sink: ByteSink, { parts, rows }: Stretch, format: ByteFormat): void {
  const columns = parts.map(({ data, from }, i): Column => {
    const before = Buffer.from(format.before[i] ?? '', 'utf8');
    return { before, from, isValid: validAt(data), write: format.values(data, { from, to: from + rows }, i) };
  });
  for (let row = 0; row < rows; row++) {
    for (const { before, from, isValid, write } of columns) {
      sink.copy(before, 0, before.length);
      if (isValid(from + row)) write(sink, from + row);
      else sink.ascii(format.missing);
    }
    sink.ascii(format.behind);
  }
}
