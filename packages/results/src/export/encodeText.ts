import type { RowView } from '../arrange/rowView';
import type { RowWriter } from '../copy/rowWriter';
import type { Encoding } from './encoder';

/** Rows of a piece. */
const BLOCK = 512;

/** Encodes rows as text. */
export function* encodeText(view: RowView, columns: readonly number[], writer: RowWriter): Encoding {
  const end = view.length;
  yield { bytes: writer.head, rows: 0 };
  for (let at = 0; at < end; at += BLOCK) {
    const rows = view.store.cells(view.rows(at, Math.min(end, at + BLOCK)), columns);
    const text = rows.map(row => writer.row(row)).join(writer.between);
    yield { bytes: at === 0 ? text : writer.between + text, rows: at + rows.length };
  }
  // Without rows there is no line to end.
  yield { bytes: end === 0 && writer.between.trim() === '' ? writer.tail.trim() : writer.tail, rows: end };
}
