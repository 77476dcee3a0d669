import { type Data, makeData, RecordBatch, Schema, Struct } from 'apache-arrow';
import type { FlightData } from '../wire/flightData';
import { wireFailure } from '../wire/wireFailure';
import { BatchHeader } from './batchHeader';
import { BodyBuffers } from './bodyBuffers';
import { columnOf, nullColumn } from './column';
import { type BatchSource, ColumnLoader, type Position } from './columnLoader';
import { type ColumnPlan, extentOf } from './columnPlan';
import { DictionaryStore } from './dictionaryStore';
import { Expansion, tooLarge } from './expansion';
import { FlatTable } from './flatTable';
import { readSchema, type StreamPlan } from './schemaReader';

/** Places of fields in the tables of Arrow's `Message.fbs`. */
const MESSAGE = { version: 0, headerType: 1, header: 2 } as const;
const DICTIONARY_BATCH = { id: 0, data: 1, isDelta: 2 } as const;
const HEADER = { schema: 1, dictionaryBatch: 2, recordBatch: 3 } as const;
/** Versions of the format as they are numbered there. */
const VERSION_4 = 3;
const VERSION_5 = 4;

/** What one message of a stream is, once read. */
export type Decoded =
  | { readonly kind: 'schema'; readonly schema: Schema }
  /** `isOnBody` tells whether the columns are views on the message's body, at least one of them. */
  | { readonly kind: 'batch'; readonly batch: RecordBatch; readonly isOnBody: boolean }
  /** A dictionary, which the decoder keeps for the batches to come, or metadata without rows. */
  | { readonly kind: 'nothing' };

/**
 * Turns the messages of one stream into Arrow batches, whose columns are views on the messages' bodies: nothing is
 * copied, unless a body begins where typed arrays cannot, or is compressed.
 *
 * Batches come in types that the `apache-arrow` library has. Run-end encoded columns are written out, list views become
 * lists; a column of a type that is not known is of type Null and says why in its field's metadata (`UNREADABLE`).
 * Offsets, indices and lengths of a batch are checked, so that reading its values cannot go wrong.
 */
export class BatchDecoder {
  #stream: Stream | undefined;

  /**
   * @throws Failure `connection.protocol` when the message is broken or comes out of order, `query.unsupported` when
   * it has a compression that is not read, `query.tooLarge` when it stands for more memory than is given to one.
   */
  decode(data: FlightData): Decoded {
    if (data.dataHeader.length === 0) return { kind: 'nothing' };
    try {
      return this.#read(data);
    } catch (error) {
      // What lies outside of the header is told by the engine, and so is memory that is not there.
      if (!(error instanceof RangeError)) throw error;
      throw /alloc|length/i.test(error.message) ? tooLarge(error) : wireFailure(error.message);
    }
  }

  #read(data: FlightData): Decoded {
    const message = FlatTable.root(data.dataHeader);
    const headerType = message.int8(MESSAGE.headerType);
    const header = message.table(MESSAGE.header);
    if (header === undefined) throw wireFailure('a message without its header');
    if (headerType === HEADER.schema) {
      this.#stream = openStream(header, message.int16(MESSAGE.version));
      return { kind: 'schema', schema: this.#stream.plan.schema };
    }
    if (this.#stream === undefined) throw wireFailure('rows before their schema');
    if (headerType === HEADER.recordBatch) return readBatch(this.#stream, new BatchHeader(header), data.dataBody);
    if (headerType === HEADER.dictionaryBatch) readDictionary(this.#stream, header, data.dataBody);
    return { kind: 'nothing' };
  }
}

/** The schema inside a `FlightInfo` or `SchemaResult`: a message behind its length, which old writers begin without the mark. */
export function decodeSchema(encapsulated: Uint8Array): Schema {
  const view = new DataView(encapsulated.buffer, encapsulated.byteOffset, encapsulated.byteLength);
  const start = encapsulated.length >= 8 && view.getInt32(0, true) === -1 ? 8 : 4;
  const decoded = new BatchDecoder().decode({
    flightDescriptor: undefined,
    dataHeader: encapsulated.subarray(start),
    appMetadata: new Uint8Array(0),
    dataBody: new Uint8Array(0),
  });
  if (decoded.kind !== 'schema') throw wireFailure('no schema where one was expected');
  return decoded.schema;
}

/** What the messages after a schema need of it, worked out once. */
interface Stream {
  readonly plan: StreamPlan;
  readonly rowType: Struct;
  readonly dictionaries: DictionaryStore;
  /** Columns before the first, and after the last, whose layout is unknown. */
  readonly head: readonly ColumnPlan[];
  readonly tail: readonly ColumnPlan[];
}

function openStream(header: FlatTable, version: number): Stream {
  if (version < VERSION_4) throw wireFailure('a version of Arrow before 0.8');
  const plan = readSchema(header, version < VERSION_5);
  const isUnknown = ({ layout }: ColumnPlan): boolean => layout.kind === 'unknown';
  const first = plan.columns.findIndex(isUnknown);
  return {
    plan,
    rowType: new Struct(plan.schema.fields),
    dictionaries: new DictionaryStore(),
    head: first < 0 ? plan.columns : plan.columns.slice(0, first),
    tail: first < 0 ? [] : plan.columns.slice(plan.columns.findLastIndex(isUnknown) + 1),
  };
}

function readBatch(stream: Stream, header: BatchHeader, body: Uint8Array): Decoded {
  const source = sourceOf(stream, header, body);
  const { length } = header;
  const front = new ColumnLoader(source);
  const head = stream.head.map(plan => front.column(plan));
  const unknown = stream.plan.columns.slice(head.length, stream.plan.columns.length - stream.tail.length);
  const between = unknown.map(({ type }) => nullColumn(type, length));
  const back = new ColumnLoader(source, tailPosition(stream, header));
  const children = [...head, ...between, ...stream.tail.map(plan => back.column(plan))];
  if (children.some(column => column.length !== length)) throw wireFailure('a column with too few values');
  return { kind: 'batch', batch: batchOf(stream, length, children), isOnBody: source.body.isUsed };
}

function sourceOf({ dictionaries }: Stream, header: BatchHeader, body: Uint8Array): BatchSource {
  return { header, body: new BodyBuffers(header, body), dictionaries, expansion: new Expansion() };
}

/** Where the columns after unknown ones begin, counted from the end. */
function tailPosition({ tail }: Stream, header: BatchHeader): Position {
  const extent = extentOf(tail);
  const views = header.viewCounts - extent.views;
  let viewBuffers = 0;
  for (let i = views; i < header.viewCounts; i++) viewBuffers += header.viewCount(i);
  const position = {
    nodes: header.nodes - extent.nodes,
    buffers: header.buffers - extent.buffers - viewBuffers,
    views,
  };
  if (position.nodes < 0 || position.buffers < 0 || views < 0) throw wireFailure('a batch with too few columns');
  return position;
}

const NO_SCHEMA = new Schema([]);
const NO_ROWS = makeData({ type: new Struct([]), length: 0 });

/**
 * The library's constructor would compare every column's name with every other's, and take columns of the same name for
 * one; the columns need nothing of what it does.
 */
function batchOf({ plan, rowType }: Stream, length: number, children: readonly Data[]): RecordBatch {
  const data = columnOf({ type: rowType, length, nullCount: 0, bitmap: new Uint8Array(0), children });
  return Object.assign(new RecordBatch(NO_SCHEMA, NO_ROWS), { schema: plan.schema, data });
}

/** Takes a batch's columns away, so that it has no rows: for when its memory is used for something else. */
export function emptyBatch(batch: RecordBatch): void {
  Object.assign(batch, { data: NO_ROWS });
}

function readDictionary(stream: Stream, header: FlatTable, body: Uint8Array): void {
  const id = header.int64(DICTIONARY_BATCH.id);
  const plan = stream.plan.dictionaries.get(id);
  const table = header.table(DICTIONARY_BATCH.data);
  if (plan === undefined) throw wireFailure('a dictionary that no column uses');
  if (table === undefined) throw wireFailure('a dictionary without values');
  if (plan.unreadable !== undefined) return;
  const batch = new BatchHeader(table);
  const values = new ColumnLoader(sourceOf(stream, batch, body)).column(plan);
  if (values.length !== batch.length) throw wireFailure('a dictionary with too few values');
  stream.dictionaries.take(id, values, header.boolean(DICTIONARY_BATCH.isDelta));
}
