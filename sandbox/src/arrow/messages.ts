import { MessageHeader, MetadataVersion, type Schema } from 'apache-arrow';
import { BufferRegion, FieldNode, Message, RecordBatch } from 'apache-arrow/ipc/metadata/message';
import type { BatchParts } from './columnBuilder';

/** A record batch as IPC has it: a flatbuffer header, and the body its regions point into. */
export interface EncodedBatch {
  readonly rows: number;
  readonly header: Uint8Array;
  /** Pieces of the body in order, each padded to 8 bytes; they are valid until the next batch is begun. */
  readonly body: readonly Uint8Array[];
  readonly bodyLength: number;
}

const ALIGNMENT = 8;
const PADDING = new Uint8Array(ALIGNMENT);

/** The header of a schema message, without the length that frames it in a stream. */
export function schemaHeader(schema: Schema): Uint8Array {
  return Message.encode(Message.from(schema));
}

/** A schema as SchemaResult and FlightInfo carry it: continuation, length, header padded to 8 bytes. */
export function framedSchema(schema: Schema): Uint8Array {
  const header = schemaHeader(schema);
  const padded = padTo(header.length);
  const framed = new Uint8Array(8 + padded);
  const view = new DataView(framed.buffer);
  view.setUint32(0, 0xffff_ffff, true);
  view.setInt32(4, padded, true);
  framed.set(header, 8);
  return framed;
}

/** Lays the buffers of a batch out one after the other, each on an address that 8 divides, and writes the header. */
export function encodeBatch(rows: number, parts: BatchParts): EncodedBatch {
  const body: Uint8Array[] = [];
  const regions: BufferRegion[] = [];
  let at = 0;
  for (const buffer of parts.buffers) {
    regions.push(new BufferRegion(at, buffer.length));
    const padding = padTo(buffer.length) - buffer.length;
    if (buffer.length > 0) body.push(buffer);
    if (padding > 0) body.push(PADDING.subarray(0, padding));
    at += buffer.length + padding;
  }
  const nodes = parts.nodes.map(node => new FieldNode(node.length, node.nullCount));
  const batch = new RecordBatch(rows, nodes, regions, null);
  const header = Message.encode(new Message(at, MetadataVersion.V5, MessageHeader.RecordBatch, batch));
  return { rows, header, body, bodyLength: at };
}

function padTo(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
