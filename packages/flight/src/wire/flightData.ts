import { FlightDescriptor } from './flightMessages';
import type { Init, Message } from './message';
import { ProtoReader, WIRE_TYPE } from './protoReader';
import { ProtoWriter, varintLength } from './protoWriter';
import { wireFailure } from './wireFailure';

const FIELD = { flightDescriptor: 1, dataHeader: 2, appMetadata: 3, dataBody: 1000 } as const;
const EMPTY: Uint8Array = new Uint8Array(0);
/** Arrow wants buffers at multiples of eight. */
const ALIGNMENT = 8;

/** One message of a stream of data: an IPC header (schema, dictionary or record batch) and its body. */
export interface FlightData {
  /** In the first message of a `DoPut` or `DoExchange`. */
  readonly flightDescriptor: FlightDescriptor | undefined;
  /** The flatbuffer `Message` without the stream format's length prefix; empty when only metadata travels. */
  readonly dataHeader: Uint8Array;
  readonly appMetadata: Uint8Array;
  /** The batch's buffers. After `decode` a view on the message, so at any alignment. */
  readonly dataBody: Uint8Array;
}

/** A `FlightData` whose bytes lie in one buffer already: `encode` gives them as they are. */
export interface AllocatedFlightData extends FlightData {
  readonly encoded: Uint8Array;
}

/**
 * Makes room for a message of data, so that whoever builds a batch can write it in its final place.
 *
 * `dataBody` is zeroed, lies at a multiple of eight in its `ArrayBuffer`, and may be written until the message is
 * sent; `encode` then copies nothing.
 */
export function allocateFlightData(
  dataHeader: Uint8Array,
  bodyLength: number,
  appMetadata: Uint8Array = EMPTY,
): AllocatedFlightData {
  const prefix = new ProtoWriter(dataHeader.length + appMetadata.length + 32);
  writeFront(prefix, { dataHeader, appMetadata });
  prefix.tag(FIELD.dataBody, WIRE_TYPE.delimited).varint(bodyLength);
  const front = prefix.finish();
  const padding = (ALIGNMENT - (front.length % ALIGNMENT)) % ALIGNMENT;
  const bytes = new Uint8Array(padding + front.length + bodyLength);
  bytes.set(front, padding);
  return {
    flightDescriptor: undefined,
    dataHeader,
    appMetadata,
    dataBody: bytes.subarray(padding + front.length),
    encoded: bytes.subarray(padding),
  };
}

/** Written by hand where the other messages are made from tables: all rows of every result go through here. */
export const FlightData: Message<FlightData> = {
  typeName: 'arrow.flight.protocol.FlightData',

  /** One allocation of the exact size, into which the body is copied; none for a message of `allocateFlightData`. */
  encode(value: Init<FlightData> | AllocatedFlightData): Uint8Array {
    if ('encoded' in value) return value.encoded;
    const body = value.dataBody ?? EMPTY;
    const writer = new ProtoWriter(encodedLength(value, body.length));
    writeFront(writer, value);
    if (body.length > 0) writer.tag(FIELD.dataBody, WIRE_TYPE.delimited).bytes(body);
    return writer.finish();
  },

  /** Copies nothing: header, metadata and body are views on the message. */
  decode(bytes: Uint8Array): FlightData {
    const reader = new ProtoReader(bytes);
    let flightDescriptor: FlightDescriptor | undefined;
    let dataHeader = EMPTY;
    let appMetadata = EMPTY;
    let dataBody = EMPTY;
    while (!reader.done) {
      const tag = reader.tag();
      switch (tag >>> 3) {
        case FIELD.flightDescriptor:
          flightDescriptor = FlightDescriptor.decode(delimited(reader, tag));
          break;
        case FIELD.dataHeader:
          dataHeader = delimited(reader, tag);
          break;
        case FIELD.appMetadata:
          appMetadata = delimited(reader, tag);
          break;
        case FIELD.dataBody:
          dataBody = delimited(reader, tag);
          break;
        default:
          reader.skip(tag & 7);
      }
    }
    return { flightDescriptor, dataHeader, appMetadata, dataBody };
  },
};

function delimited(reader: ProtoReader, tag: number): Uint8Array {
  if ((tag & 7) !== WIRE_TYPE.delimited) throw wireFailure(`wire type ${tag & 7} where 2 was expected`);
  return reader.bytes();
}

function writeFront(writer: ProtoWriter, value: Init<FlightData>): void {
  if (value.flightDescriptor !== undefined) {
    writer.tag(FIELD.flightDescriptor, WIRE_TYPE.delimited).bytes(FlightDescriptor.encode(value.flightDescriptor));
  }
  for (const name of ['dataHeader', 'appMetadata'] as const) {
    const bytes = value[name] ?? EMPTY;
    if (bytes.length > 0) writer.tag(FIELD[name], WIRE_TYPE.delimited).bytes(bytes);
  }
}

/** An upper bound that is exact but for a descriptor, which no large message has. */
function encodedLength(value: Init<FlightData>, bodyLength: number): number {
  const field = (length: number, tagLength: number): number =>
    length === 0 ? 0 : tagLength + varintLength(length) + length;
  return field(value.dataHeader?.length ?? 0, 1) + field(value.appMetadata?.length ?? 0, 1) + field(bodyLength, 2);
}
