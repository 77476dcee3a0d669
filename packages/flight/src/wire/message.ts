import type { Field } from './field';
import { ProtoReader } from './protoReader';
import { ProtoWriter } from './protoWriter';

/** What `encode` takes: a field left out has protobuf's default. */
export type Init<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** One field of the wire for each property of the message's type. */
export type Fields<T> = { readonly [K in keyof T]: Field<T[K]> };

/** Turns one protobuf message into bytes and back. */
export interface Message<T> {
  /** Full name, as in the `.proto`: `arrow.flight.protocol.Ticket`. */
  readonly typeName: string;
  encode(value: Init<T>): Uint8Array;
  /**
   * Reads a whole message; unknown fields are passed over, bytes are views on the input.
   *
   * @throws Failure `connection.protocol` on bytes that are no such message.
   */
  decode(bytes: Uint8Array): T;
}

/** Makes the codec of a message from its fields. */
export function message<T extends object>(typeName: string, fields: Fields<T>): Message<T> {
  const entries = Object.entries<Field<unknown>>(fields);
  const byNumber = new Map(entries.map(([name, field]) => [field.number, { name, field }]));
  return {
    typeName,
    encode(value) {
      const writer = new ProtoWriter();
      for (const [name, field] of entries) {
        const given: unknown = value[name as keyof T];
        if (given !== undefined) field.write(writer, given);
      }
      return writer.finish();
    },
    decode(bytes) {
      const value = Object.fromEntries(entries.map(([name, field]) => [name, field.initial()]));
      const reader = new ProtoReader(bytes);
      while (!reader.done) {
        const tag = reader.tag();
        const known = byNumber.get(tag >>> 3);
        if (known === undefined) reader.skip(tag & 7);
        else value[known.name] = known.field.read(reader, tag & 7, value[known.name]);
      }
      // Every field of T has an entry, and each entry's field gives a value of that property's type.
      return value as T;
    },
  };
}
