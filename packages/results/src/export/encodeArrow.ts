import { AsyncByteQueue, makeData, RecordBatch, RecordBatchFileWriter, Struct } from 'apache-arrow';
import type { RowView } from '../arrange/rowView';
import { gather } from '../gather/gather';
import { rowsOfBlock, SCATTERED_ROWS } from './blockRows';
import { plainSchema } from './plainSchema';
import type { Encoding } from './encoder';

/** Rows of a batch in the file at most, where they follow each other. */
const BATCH = 65_536;

/** Encodes rows as an Arrow IPC file, whose columns have no dictionaries, views or unions: unions are texts. */
export function* encodeArrow(view: RowView, columns: readonly number[]): Encoding {
  const schema = plainSchema(view, columns);
  const pieces = new Pieces();
  const writer = new RecordBatchFileWriter();
  writer.reset(pieces, schema);
  const end = view.length;
  const batchRows = rowsOfBlock(view.store, view.isNatural ? BATCH : SCATTERED_ROWS);
  for (let at = 0; at < end; at += batchRows) {
    const rows = view.rows(at, Math.min(end, at + batchRows));
    const placed = view.store.placed(rows);
    const children = [];
    for (const column of columns) {
      children.push(gather(view.store.typeOf(column), placed.picks(column)));
      yield { bytes: '', rows: at };
    }
    writer.write(new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: rows.length, children })));
    for (const bytes of pieces.taken()) yield { bytes, rows: at + rows.length };
  }
  writer.finish();
  for (const bytes of pieces.taken()) yield { bytes, rows: end };
}

/** Catches what the library writes, so that it is handed on batch by batch. */
class Pieces extends AsyncByteQueue {
  #pieces: Uint8Array[] = [];

  override write(piece: Uint8Array): void {
    if (piece.byteLength > 0) this.#pieces.push(piece);
  }

  taken(): readonly Uint8Array[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }
}
