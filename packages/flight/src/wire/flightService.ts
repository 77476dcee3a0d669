import type { handleBidiStreamingCall, handleServerStreamingCall, handleUnaryCall } from '@grpc/grpc-js';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { FlightData } from './flightData';
import * as flight from './flightMessages';
import type { Init, Message } from './message';

const SERVICE = 'arrow.flight.protocol.FlightService';

/** One method: what goes out may leave fields out, what comes in has them all. */
export interface FlightMethod<Q, A> {
  readonly path: string;
  readonly originalName: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly requestSerialize: (value: Init<Q>) => Buffer;
  readonly requestDeserialize: (bytes: Buffer) => Q;
  readonly responseSerialize: (value: Init<A>) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => A;
}

function method<Q, A>(
  name: string,
  [request, response]: readonly [Message<Q>, Message<A>],
  [requestStream, responseStream]: readonly [boolean, boolean],
): FlightMethod<Q, A> {
  return {
    path: `/${SERVICE}/${name}`,
    originalName: name.slice(0, 1).toLowerCase() + name.slice(1),
    requestStream,
    responseStream,
    requestSerialize: value => asBuffer(request.encode(value)),
    requestDeserialize: bytes => request.decode(bytes),
    responseSerialize: value => asBuffer(response.encode(value)),
    responseDeserialize: bytes => response.decode(bytes),
  };
}

/** The same memory as what grpc-js wants. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const ONE_TO_ONE = [false, false] as const;
const ONE_TO_MANY = [false, true] as const;
const MANY_TO_MANY = [true, true] as const;

/** `arrow.flight.protocol.FlightService` as grpc-js takes it, for `Server.addService` and for clients. */
export const flightService = {
  Handshake: method('Handshake', [flight.HandshakeRequest, flight.HandshakeResponse], MANY_TO_MANY),
  ListFlights: method('ListFlights', [flight.Criteria, flight.FlightInfo], ONE_TO_MANY),
  GetFlightInfo: method('GetFlightInfo', [flight.FlightDescriptor, flight.FlightInfo], ONE_TO_ONE),
  PollFlightInfo: method('PollFlightInfo', [flight.FlightDescriptor, flight.PollInfo], ONE_TO_ONE),
  GetSchema: method('GetSchema', [flight.FlightDescriptor, flight.SchemaResult], ONE_TO_ONE),
  DoGet: method('DoGet', [flight.Ticket, FlightData], ONE_TO_MANY),
  DoPut: method('DoPut', [FlightData, flight.PutResult], MANY_TO_MANY),
  DoExchange: method('DoExchange', [FlightData, FlightData], MANY_TO_MANY),
  DoAction: method('DoAction', [flight.Action, flight.Result], ONE_TO_MANY),
  ListActions: method('ListActions', [flight.Empty, flight.ActionType], ONE_TO_MANY),
} satisfies ServiceDefinition;

/**
 * The handlers a server gives to `addService(flightService, …)`. One that is left out answers UNIMPLEMENTED.
 *
 * What is written may leave fields out; data made by `allocateFlightData` is sent without a copy of ours.
 */
export type FlightServiceHandlers = Partial<{
  readonly Handshake: handleBidiStreamingCall<flight.HandshakeRequest, Init<flight.HandshakeResponse>>;
  readonly ListFlights: handleServerStreamingCall<flight.Criteria, Init<flight.FlightInfo>>;
  readonly GetFlightInfo: handleUnaryCall<flight.FlightDescriptor, Init<flight.FlightInfo>>;
  readonly PollFlightInfo: handleUnaryCall<flight.FlightDescriptor, Init<flight.PollInfo>>;
  readonly GetSchema: handleUnaryCall<flight.FlightDescriptor, Init<flight.SchemaResult>>;
  readonly DoGet: handleServerStreamingCall<flight.Ticket, Init<FlightData>>;
  readonly DoPut: handleBidiStreamingCall<FlightData, Init<flight.PutResult>>;
  readonly DoExchange: handleBidiStreamingCall<FlightData, Init<FlightData>>;
  readonly DoAction: handleServerStreamingCall<flight.Action, Init<flight.Result>>;
  readonly ListActions: handleServerStreamingCall<flight.Empty, Init<flight.ActionType>>;
}>;
