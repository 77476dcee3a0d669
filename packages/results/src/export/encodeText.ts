import type { RowView } from '../arrange/rowView';
import type { RowWriter } from '../copy/rowWriter';
import { rowsPerStep } from '../scan/rowsPerStep';
import type { Encoding } from './encoder';

/** Encodes rows as text. */
export function* encodeText(view: RowView, columns: readonly number[], writer: RowWriter): Encoding {
  const end = view.length;
  yield { bytes: writer.head, rows: 0 };
  const step = rowsPerStep(columns.length);
  for (let at = 0; at < end; at += step) {
    const rows = view.store.cells(view.rows(at, Math.min(end, at + step)), columns);
    const text = rows.map(row => writer.row(row)).join(writer.between);
    yield { bytes: at === 0 ? text : writer.between + text, rows: at + rows.length };
  }
  // Without rows there is no line to end.
  yield { bytes: end === 0 && writer.between.trim() === '' ? writer.tail.trim() : writer.tail, rows: end };
}
