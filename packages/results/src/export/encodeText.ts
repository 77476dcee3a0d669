import type { RowView } from '../arrange/rowView';
import type { RowWriter } from '../copy/rowWriter';
import { gather } from '../gather/gather';
import { rowsPerStep } from '../scan/rowsPerStep';
import type { Cell } from '../store/window';
import { cellReader } from '../text/cellReader';
import type { CellReader } from '../text/valueReader';
import { rowsOfBlock, SCATTERED_ROWS } from './blockRows';
import type { Encoding } from './encoder';

/** Encodes rows as text. */
export function* encodeText(view: RowView, columns: readonly number[], writer: RowWriter): Encoding {
  const end = view.length;
  yield { bytes: writer.head, rows: 0 };
  let rows = 0;
  for (const cells of view.isNatural ? naturalCells(view, columns) : scatteredCells(view, columns)) {
    const text = cells.map(row => writer.row(row)).join(writer.between);
    const isFirst = rows === 0;
    rows += cells.length;
    if (cells.length > 0) yield { bytes: isFirst ? text : writer.between + text, rows };
    else yield { bytes: '', rows };
  }
  // Without rows there is no line to end.
  yield { bytes: end === 0 && writer.between.trim() === '' ? writer.tail.trim() : writer.tail, rows: end };
}

/** Some rows at a time; none where others may have their turn. */
type CellSteps = Generator<readonly (readonly Cell[])[]>;

function* naturalCells(view: RowView, columns: readonly number[]): CellSteps {
  const end = view.length;
  const step = rowsPerStep(columns.length);
  for (let at = 0; at < end; at += step) yield view.store.cells(view.rows(at, Math.min(end, at + step)), columns);
}

/** Rows that lie anywhere are gathered first: each batch is then read once for many of them. */
function* scatteredCells(view: RowView, columns: readonly number[]): CellSteps {
  const { store, length: end } = view;
  const block = rowsOfBlock(store, SCATTERED_ROWS);
  const step = rowsPerStep(columns.length);
  for (let at = 0; at < end; at += block) {
    const rows = view.rows(at, Math.min(end, at + block));
    const readers: CellReader[] = [];
    for (const column of columns) {
      readers.push(cellReader(gather(store.typeOf(column), store.picks(rows, column))));
      yield [];
    }
    for (let from = 0; from < rows.length; from += step)
      yield Array.from({ length: Math.min(step, rows.length - from) }, (_, i) => readers.map(read => read(from + i)));
  }
}
