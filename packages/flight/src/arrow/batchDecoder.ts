import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { type Data, DataType, makeData, Message, RecordBatch, type Schema, Struct, Vector } from 'apache-arrow';
import type { DictionaryBatch, RecordBatch as BatchHeader } from 'apache-arrow/ipc/metadata/message';
import { VectorLoader } from 'apache-arrow/visitor/vectorloader';
import type { FlightData } from '../wire/flightData';
import { wireFailure } from '../wire/wireFailure';
import { checkCounts } from './checkCounts';
import { decompressBody } from './decompressBody';

/** Arrow's buffers are read as typed arrays, whose memory must begin at a multiple of their width. */
const ALIGNMENT = 8;

/** What one message of a stream is, once read. */
export type Decoded =
  | { readonly kind: 'schema'; readonly schema: Schema }
  | { readonly kind: 'batch'; readonly batch: RecordBatch }
  /** A dictionary, which the decoder keeps for the batches to come, or metadata without rows. */
  | { readonly kind: 'nothing' };

/**
 * Turns the messages of one stream into Arrow batches, whose columns are views on the message's memory: it is copied
 * once, to a place where typed arrays may begin.
 */
export class BatchDecoder {
  #schema: Schema | undefined;
  readonly #dictionaries = new Map<number, Vector>();

  /**
   * @throws Failure `connection.protocol` when the message is broken or comes out of order, `query.unsupported` when
   * it has a type or a compression that is not read.
   */
  decode(data: FlightData): Decoded {
    if (data.dataHeader.length === 0) return { kind: 'nothing' };
    try {
      return this.#read(data);
    } catch (error) {
      // The library checks little: broken offsets show as errors of whatever kind, deep inside of it.
      throw error instanceof Failure ? error : wireFailure(String(error));
    }
  }

  #read(data: FlightData): Decoded {
    checkCounts(data.dataHeader);
    const message = Message.decode(data.dataHeader);
    // The casts below follow from what the message says of its header's kind.
    if (message.isSchema()) {
      this.#schema = readHeader(message) as Schema;
      return { kind: 'schema', schema: this.#schema };
    }
    if (this.#schema === undefined) throw wireFailure('rows before their schema');
    if (message.isRecordBatch()) {
      const batch = this.#batch(this.#schema, readHeader(message) as BatchHeader, data.dataBody);
      return { kind: 'batch', batch };
    }
    if (message.isDictionaryBatch())
      this.#takeDictionary(this.#schema, readHeader(message) as DictionaryBatch, data.dataBody);
    return { kind: 'nothing' };
  }

  #batch(schema: Schema, header: BatchHeader, body: Uint8Array): RecordBatch {
    const children = this.#loader(schema, header, body).visitMany<DataType>(schema.fields);
    for (const column of children) {
      if (column.length !== header.length || !hasValues(column)) throw wireFailure('a column with too few values');
      // The library would take an empty one, and every value would be NULL.
      if (
        DataType.isDictionary(column.type) &&
        !this.#dictionaries.has(column.type.id) &&
        column.nullCount < column.length
      )
        throw wireFailure('a column without its dictionary');
    }
    return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: header.length, children }));
  }

  #takeDictionary(schema: Schema, { id, isDelta, data }: DictionaryBatch, body: Uint8Array): void {
    const type = schema.dictionaries.get(id);
    if (type === undefined) throw wireFailure('a dictionary that no column uses');
    const vector = new Vector(this.#loader(schema, data, body).visitMany([type]));
    const before = this.#dictionaries.get(id);
    this.#dictionaries.set(id, isDelta && before !== undefined ? before.concat(vector) : vector);
  }

  #loader(schema: Schema, header: BatchHeader, body: Uint8Array): VectorLoader {
    const { buffers, bytes } = decompressBody(header, aligned(body));
    for (const { offset, length } of buffers)
      if (offset < 0 || length < 0 || offset + length > bytes.length)
        throw wireFailure('a column outside of its message');
    return new VectorLoader(
      bytes,
      header.nodes,
      buffers,
      this.#dictionaries,
      schema.metadataVersion,
      header.variadicBufferCounts,
    );
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

/** Whether the buffers are long enough for the rows that the column claims; a column of NULLs may come without any. */
function hasValues(column: Data): boolean {
  const { type, length } = column;
  if (column.nullCount >= length || DataType.isNull(type) || DataType.isUnion(type)) return true;
  // The library leaves the kinds of the buffers open: some are absent in some types.
  const offsets = column.valueOffsets as Sized | undefined;
  if (offsets !== undefined) return offsets.length > length;
  const values = column.values as Sized | undefined;
  return values === undefined || (DataType.isBool(type) ? 8 : 1) * values.length >= length;
}

interface Sized {
  readonly length: number;
}

function aligned(body: Uint8Array): Uint8Array {
  // Not `slice`, which copies nothing when the body is one of Node's Buffers.
  return body.byteOffset % ALIGNMENT === 0 ? body : new Uint8Array(body);
}

/** Reads the header proper; here types of a newer Arrow show. */
function readHeader(message: Message): unknown {
  try {
    return message.header();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = l10n.t(
      'The result has a column of a type that cannot be read here ({0}). Cast it to a text or a number in the query.',
      reason,
    );
    throw new Failure('query.unsupported', text, { reason }, error);
  }
}
