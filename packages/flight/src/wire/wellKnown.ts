import { bytes, int32, int64, string } from './fields';
import { message, type Init, type Message } from './message';

/** `google.protobuf.Any`: a message of any type with its name. */
export interface Any {
  /** `type.googleapis.com/` and the full name of the message. */
  readonly typeUrl: string;
  readonly value: Uint8Array;
}

export const Any: Message<Any> = message<Any>('google.protobuf.Any', { typeUrl: string(1), value: bytes(2) });

/** `google.protobuf.Timestamp`: seconds since 1970 in UTC, and nanoseconds on top. */
export interface Timestamp {
  readonly seconds: bigint;
  readonly nanos: number;
}

export const Timestamp: Message<Timestamp> = message<Timestamp>('google.protobuf.Timestamp', {
  seconds: int64(1),
  nanos: int32(2),
});

const PREFIX = 'type.googleapis.com/';

/** The bytes of an `Any` that holds this message: what Flight SQL puts into descriptors, tickets and actions. */
export function packAny<T>(codec: Message<T>, value: Init<T>): Uint8Array {
  return Any.encode({ typeUrl: PREFIX + codec.typeName, value: codec.encode(value) });
}

/** The message inside, or `undefined` when the `Any` holds another type. Its own bytes may still be broken, and then it throws. */
export function unpackAny<T>(codec: Message<T>, any: Any): T | undefined {
  return any.typeUrl === PREFIX + codec.typeName ? codec.decode(any.value) : undefined;
}
