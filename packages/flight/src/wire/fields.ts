import type { Field } from './field';
import type { Message } from './message';
import { ProtoReader, WIRE_TYPE } from './protoReader';
import type { ProtoWriter } from './protoWriter';
import { wireFailure } from './wireFailure';

interface Scalar<V> {
  readonly wireType: number;
  readonly zero: V;
  put(writer: ProtoWriter, value: V): void;
  take(reader: ProtoReader): V;
}

const decoder = new TextDecoder();
const EMPTY = new Uint8Array(0);

const BYTES: Scalar<Uint8Array> = {
  wireType: WIRE_TYPE.delimited,
  zero: EMPTY,
  put: (writer, value) => writer.bytes(value),
  take: reader => reader.bytes(),
};
const STRING: Scalar<string> = {
  wireType: WIRE_TYPE.delimited,
  zero: '',
  put: (writer, value) => writer.text(value),
  take: reader => decoder.decode(reader.bytes()),
};
const UINT64: Scalar<bigint> = {
  wireType: WIRE_TYPE.varint,
  zero: 0n,
  put: (writer, value) => writer.uint64(value),
  take: reader => reader.uint64(),
};
const INT64: Scalar<bigint> = { ...UINT64, take: reader => BigInt.asIntN(64, reader.uint64()) };
const SFIXED64: Scalar<bigint> = {
  wireType: WIRE_TYPE.fixed64,
  zero: 0n,
  put: (writer, value) => writer.fixed64(value),
  take: reader => reader.fixed64(),
};
const INT32: Scalar<number> = {
  wireType: WIRE_TYPE.varint,
  zero: 0,
  put: (writer, value) => writer.uint64(BigInt(value)),
  take: reader => Number(BigInt.asIntN(32, reader.uint64())),
};
const UINT32: Scalar<number> = { ...INT32, take: reader => Number(BigInt.asUintN(32, reader.uint64())) };
const BOOL: Scalar<boolean> = {
  wireType: WIRE_TYPE.varint,
  zero: false,
  put: (writer, value) => writer.varint(value ? 1 : 0),
  take: reader => reader.uint64() !== 0n,
};
const DOUBLE: Scalar<number> = {
  wireType: WIRE_TYPE.fixed64,
  zero: 0,
  put: (writer, value) => writer.double(value),
  take: reader => reader.double(),
};

const plain =
  <V>(scalar: Scalar<V>) =>
  (number: number): Field<V> => ({
    number,
    initial: () => scalar.zero,
    write(writer, value) {
      if (!isZero(scalar, value)) scalar.put(writer.tag(number, scalar.wireType), value);
    },
    read: (reader, wireType) => {
      expectWireType(scalar.wireType, wireType);
      return scalar.take(reader);
    },
  });

const present =
  <V>(scalar: Scalar<V>) =>
  (number: number): Field<V | undefined> => ({
    number,
    initial: () => undefined,
    write(writer, value) {
      if (value !== undefined) scalar.put(writer.tag(number, scalar.wireType), value);
    },
    read: (reader, wireType) => {
      expectWireType(scalar.wireType, wireType);
      return scalar.take(reader);
    },
  });

const many =
  <V>(scalar: Scalar<V>) =>
  (number: number): Field<readonly V[]> => ({
    number,
    initial: () => [],
    write(writer, values) {
      for (const value of values) scalar.put(writer.tag(number, scalar.wireType), value);
    },
    read: (reader, wireType, before) => {
      if (wireType === scalar.wireType) return [...before, scalar.take(reader)];
      expectWireType(WIRE_TYPE.delimited, wireType);
      return [...before, ...unpack(scalar, reader.bytes())];
    },
  });

/** Numbers may come packed, whatever the `.proto` says: one length and the values behind it. */
function unpack<V>(scalar: Scalar<V>, bytes: Uint8Array): readonly V[] {
  const values: V[] = [];
  for (const reader = new ProtoReader(bytes); !reader.done;) values.push(scalar.take(reader));
  return values;
}

function isZero<V>(scalar: Scalar<V>, value: V): boolean {
  return value instanceof Uint8Array ? value.length === 0 : value === scalar.zero;
}

function expectWireType(wanted: number, found: number): void {
  if (wanted !== found) throw wireFailure(`wire type ${found} where ${wanted} was expected`);
}

export const bytes = plain(BYTES);
export const string = plain(STRING);
export const uint64 = plain(UINT64);
export const int64 = plain(INT64);
export const int32 = plain(INT32);
export const uint32 = plain(UINT32);
export const bool = plain(BOOL);

export const optionalBytes = present(BYTES);
export const optionalString = present(STRING);
export const optionalInt32 = present(INT32);
export const optionalBool = present(BOOL);
export const optionalDouble = present(DOUBLE);
export const optionalSfixed64 = present(SFIXED64);

export const repeatedBytes = many(BYTES);
export const repeatedString = many(STRING);
export const repeatedUint32 = many(UINT32);

/** An enum of the `.proto` as its number; a number that is not listed is kept, as proto3 asks. */
export function enumeration<V extends number>(number: number): Field<V> {
  // proto3 keeps unknown enum numbers, so V only names the ones that are known.
  return int32(number) as unknown as Field<V>;
}

/** A message inside a message; `undefined` when absent. */
export function submessage<T>(number: number, of: () => Message<T>): Field<T | undefined> {
  return {
    number,
    initial: () => undefined,
    write(writer, value) {
      if (value !== undefined) writer.tag(number, WIRE_TYPE.delimited).bytes(of().encode(value));
    },
    read: (reader, wireType) => {
      expectWireType(WIRE_TYPE.delimited, wireType);
      return of().decode(reader.bytes());
    },
  };
}

export function repeatedMessage<T>(number: number, of: () => Message<T>): Field<readonly T[]> {
  return {
    number,
    initial: () => [],
    write(writer, values) {
      for (const value of values) writer.tag(number, WIRE_TYPE.delimited).bytes(of().encode(value));
    },
    read: (reader, wireType, before) => {
      expectWireType(WIRE_TYPE.delimited, wireType);
      return [...before, of().decode(reader.bytes())];
    },
  };
}
