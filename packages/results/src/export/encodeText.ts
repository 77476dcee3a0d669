import type { RowView } from '../arrange/rowView';
import type { RowWriter } from '../copy/rowWriter';
import { gather } from '../gather/gather';
import { hasInnerUnion } from '../gather/innerUnion';
import { rowsPerStep } from '../scan/rowsPerStep';
import { someRows } from '../scan/someRows';
import type { Cell } from '../store/window';
import { cellReader } from '../text/cellReader';
import { tooLong } from '../text/tooLong';
import type { CellReader } from '../text/valueReader';
import { rowsOfBlock, SCATTERED_ROWS } from './blockRows';
import type { Encoding } from './encoder';

/** Encodes rows as text. */
export function* encodeText(view: RowView, columns: readonly number[], writer: RowWriter): Encoding {
  const end = view.length;
  yield { bytes: writer.head, rows: 0 };
  let rows = 0;
  const staysInPlace = view.isNatural || columns.some(column => hasInnerUnion(view.store.typeOf(column)));
  const steps = staysInPlace ? cellsInPlace : gatheredCells;
  for (const cells of steps(view, columns, end)) {
    const text = textOf(cells, writer);
    const isFirst = rows === 0;
    rows += cells.length;
    if (cells.length > 0) yield { bytes: isFirst ? text : writer.between + text, rows };
    else yield { bytes: '', rows };
  }
  // Without rows there is no line to end.
  yield { bytes: end === 0 && writer.between.trim() === '' ? writer.tail.trim() : writer.tail, rows: end };
}

/** @throws Failure `query.tooLarge` for a row whose text is longer than any can be. */
function textOf(cells: readonly (readonly Cell[])[], writer: RowWriter): string {
  try {
    return cells.map(row => writer.row(row)).join(writer.between);
  } catch (error) {
    throw error instanceof RangeError ? tooLong(error) : error;
  }
}

/** Some rows at a time; none where others may have their turn. */
type CellSteps = Generator<readonly (readonly Cell[])[]>;

function* cellsInPlace(view: RowView, columns: readonly number[], end: number): CellSteps {
  const step = rowsPerStep(columns.length, view.store);
  for (let at = 0; at < end; at += step)
    yield* someRows(view.store.eachRow(view.rows(at, Math.min(end, at + step)), columns), step);
}

/** Rows that lie anywhere are gathered first: each batch is then read once for many of them. */
function* gatheredCells(view: RowView, columns: readonly number[], end: number): CellSteps {
  const { store } = view;
  const block = rowsOfBlock(store, SCATTERED_ROWS);
  for (let at = 0; at < end; at += block) {
    const rows = view.rows(at, Math.min(end, at + block));
    const placed = store.placed(rows);
    const readers: CellReader[] = [];
    for (const column of columns) {
      readers.push(cellReader(gather(store.typeOf(column), placed.picks(column))));
      yield [];
    }
    yield* someRows(readRows(readers, rows.length), rowsPerStep(columns.length, store));
  }
}

function* readRows(readers: readonly CellReader[], count: number): Generator<readonly Cell[]> {
  for (let row = 0; row < count; row++) yield readers.map(read => read(row));
}
