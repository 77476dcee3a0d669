import { bool, bytes, enumeration, int64, optionalDouble, repeatedMessage, repeatedString, submessage } from './fields';
import { string, uint64 } from './fields';
import { message, type Message } from './message';
import { Timestamp } from './wellKnown';

/*
 * The messages of the package `arrow.flight.protocol`, by the names of Flight.proto; fields are in camel case, as in
 * protobuf's own JSON. FlightData, which carries the batches, is in flightData.ts.
 */

const typeName = (name: string): string => `arrow.flight.protocol.${name}`;

/** Opens a session: `payload` is the mechanism's own, a `BasicAuth` for Dremio's legacy login. */
export interface HandshakeRequest {
  readonly protocolVersion: bigint;
  readonly payload: Uint8Array;
}
export const HandshakeRequest: Message<HandshakeRequest> = message<HandshakeRequest>(typeName('HandshakeRequest'), {
  protocolVersion: uint64(1),
  payload: bytes(2),
});

/** Answers a handshake: `payload` is the token of the legacy login. */
export interface HandshakeResponse {
  readonly protocolVersion: bigint;
  readonly payload: Uint8Array;
}
export const HandshakeResponse: Message<HandshakeResponse> = message<HandshakeResponse>(typeName('HandshakeResponse'), {
  protocolVersion: uint64(1),
  payload: bytes(2),
});

/** User and password inside a handshake's payload. */
export interface BasicAuth {
  readonly username: string;
  readonly password: string;
}
export const BasicAuth: Message<BasicAuth> = message<BasicAuth>(typeName('BasicAuth'), {
  username: string(2),
  password: string(3),
});

/** Nothing. */
export type Empty = Readonly<Record<string, never>>;
export const Empty: Message<Empty> = message<Empty>(typeName('Empty'), {});

/** A kind of action that a server offers. */
export interface ActionType {
  readonly type: string;
  readonly description: string;
}
export const ActionType: Message<ActionType> = message<ActionType>(typeName('ActionType'), {
  type: string(1),
  description: string(2),
});

/** Asks for something that is neither a query nor data; `body` depends on `type`. */
export interface Action {
  readonly type: string;
  readonly body: Uint8Array;
}
export const Action: Message<Action> = message<Action>(typeName('Action'), { type: string(1), body: bytes(2) });

/** One answer to an action. */
export interface Result {
  readonly body: Uint8Array;
}
export const Result: Message<Result> = message<Result>(typeName('Result'), { body: bytes(1) });

/** What `ListFlights` is to list; the server's own language. */
export interface Criteria {
  readonly expression: Uint8Array;
}
export const Criteria: Message<Criteria> = message<Criteria>(typeName('Criteria'), { expression: bytes(1) });

/** Names a flight before it has a ticket: a path, or a command of the server's own language (SQL or a packed Flight SQL command). */
export interface FlightDescriptor {
  readonly type: FlightDescriptorType;
  readonly cmd: Uint8Array;
  readonly path: readonly string[];
}
/** 0 unknown, 1 path, 2 command. */
export type FlightDescriptorType = 0 | 1 | 2;
export const FlightDescriptorType = { UNKNOWN: 0, PATH: 1, CMD: 2 } as const;
export const FlightDescriptor: Message<FlightDescriptor> = message<FlightDescriptor>(typeName('FlightDescriptor'), {
  type: enumeration<FlightDescriptorType>(1),
  cmd: bytes(2),
  path: repeatedString(3),
});

/** What `DoGet` takes; meaningful to the server that made it. */
export interface Ticket {
  readonly ticket: Uint8Array;
}
export const Ticket: Message<Ticket> = message<Ticket>(typeName('Ticket'), { ticket: bytes(1) });

/** Where an endpoint can be read: `grpc://host:port`, `grpc+tls://…`, or `arrow-flight-reuse-connection://?`. */
export interface Location {
  readonly uri: string;
}
export const Location: Message<Location> = message<Location>(typeName('Location'), { uri: string(1) });

/** One part of a flight; several locations are equal alternatives, none means the same server. */
export interface FlightEndpoint {
  readonly ticket: Ticket | undefined;
  readonly location: readonly Location[];
  readonly expirationTime: Timestamp | undefined;
  readonly appMetadata: Uint8Array;
}
export const FlightEndpoint: Message<FlightEndpoint> = message<FlightEndpoint>(typeName('FlightEndpoint'), {
  ticket: submessage(1, () => Ticket),
  location: repeatedMessage(2, () => Location),
  expirationTime: submessage(3, () => Timestamp),
  appMetadata: bytes(4),
});

/** How to get a flight's data. Totals are -1 where the server does not know; `schema` is an encapsulated IPC message. */
export interface FlightInfo {
  readonly schema: Uint8Array;
  readonly flightDescriptor: FlightDescriptor | undefined;
  readonly endpoint: readonly FlightEndpoint[];
  readonly totalRecords: bigint;
  readonly totalBytes: bigint;
  readonly ordered: boolean;
  readonly appMetadata: Uint8Array;
}
export const FlightInfo: Message<FlightInfo> = message<FlightInfo>(typeName('FlightInfo'), {
  schema: bytes(1),
  flightDescriptor: submessage(2, () => FlightDescriptor),
  endpoint: repeatedMessage(3, () => FlightEndpoint),
  totalRecords: int64(4),
  totalBytes: int64(5),
  ordered: bool(6),
  appMetadata: bytes(7),
});

/** How a long query stands; polling goes on with `flightDescriptor` until it is absent. */
export interface PollInfo {
  readonly info: FlightInfo | undefined;
  readonly flightDescriptor: FlightDescriptor | undefined;
  /** From 0 to 1, where known. */
  readonly progress: number | undefined;
  readonly expirationTime: Timestamp | undefined;
}
export const PollInfo: Message<PollInfo> = message<PollInfo>(typeName('PollInfo'), {
  info: submessage(1, () => FlightInfo),
  flightDescriptor: submessage(2, () => FlightDescriptor),
  progress: optionalDouble(3),
  expirationTime: submessage(4, () => Timestamp),
});

/** A schema as an encapsulated IPC message. */
export interface SchemaResult {
  readonly schema: Uint8Array;
}
export const SchemaResult: Message<SchemaResult> = message<SchemaResult>(typeName('SchemaResult'), {
  schema: bytes(1),
});

/** What the server says while it takes data in. */
export interface PutResult {
  readonly appMetadata: Uint8Array;
}
export const PutResult: Message<PutResult> = message<PutResult>(typeName('PutResult'), { appMetadata: bytes(1) });
