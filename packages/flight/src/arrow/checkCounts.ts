import { wireFailure } from '../wire/wireFailure';

/** Places of fields in the tables of Arrow's `Message.fbs`. */
const MESSAGE = { headerType: 1, header: 2 } as const;
const DICTIONARY_BATCH = { data: 1 } as const;
const RECORD_BATCH = { nodes: 1, buffers: 2, variadicBufferCounts: 4 } as const;
const HEADER_TYPE = { dictionaryBatch: 2, recordBatch: 3 } as const;

/** Bytes that an entry of each list takes at least. */
const ENTRY_BYTES = [
  [RECORD_BATCH.nodes, 16],
  [RECORD_BATCH.buffers, 16],
  [RECORD_BATCH.variadicBufferCounts, 8],
] as const;

/**
 * Refuses the header of a batch whose lists claim more entries than it has room for: the library would make them all,
 * and run out of memory. Other headers pass.
 *
 * @throws Failure `connection.protocol`, or a `RangeError` where the header ends too early.
 */
export function checkCounts(header: Uint8Array): void {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const message = view.getUint32(0, true);
  const typeAt = fieldOf(view, message, MESSAGE.headerType);
  const type = typeAt === undefined ? 0 : view.getUint8(typeAt);
  const table = tableOf(view, message, MESSAGE.header);
  if (table === undefined) return;
  if (type === HEADER_TYPE.recordBatch) checkBatch(view, table);
  if (type === HEADER_TYPE.dictionaryBatch) checkBatch(view, tableOf(view, table, DICTIONARY_BATCH.data));
}

function checkBatch(view: DataView, batch: number | undefined): void {
  if (batch === undefined) return;
  for (const [field, bytes] of ENTRY_BYTES) {
    const list = tableOf(view, batch, field);
    if (list !== undefined && view.getUint32(list, true) * bytes > view.byteLength - list)
      throw wireFailure('a batch with more columns than it has room for');
  }
}

/** Where the table or list lies that a field points to. */
function tableOf(view: DataView, table: number, field: number): number | undefined {
  const at = fieldOf(view, table, field);
  return at === undefined ? undefined : at + view.getUint32(at, true);
}

/** Where a field of a table lies; `undefined` when it is absent. A table begins with the distance back to its list of places. */
function fieldOf(view: DataView, table: number, field: number): number | undefined {
  const places = table - view.getInt32(table, true);
  const entry = 4 + 2 * field;
  const place = entry < view.getUint16(places, true) ? view.getUint16(places + entry, true) : 0;
  return place === 0 ? undefined : table + place;
}
