import { FlightData } from './flightData';
import { FlightDataSink } from './flightDataSink';
import * as flight from './flightMessages';
import type { Init, Message } from './message';
import type { LandingMemory } from './landingMemory';
import { type MessageSink, WholeMessageSink } from './messageSink';

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
  /** What takes the answers of one call as they arrive; bodies of batches land in the memory that is given. */
  readonly responseSink: (memory?: LandingMemory) => MessageSink<A>;
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
    responseSink: () => new WholeMessageSink(bytes => response.decode(bytes)),
  };
}

/** The same memory as what grpc-js wants. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const dataSink = (memory?: LandingMemory): MessageSink<FlightData> => new FlightDataSink(memory);
const ONE_TO_ONE = [false, false] as const;
const ONE_TO_MANY = [false, true] as const;
const MANY_TO_MANY = [true, true] as const;

/** `arrow.flight.protocol.FlightService` for clients, and as `Server.addService` of grpc-js takes it. */
export const flightService = {
  Handshake: method('Handshake', [flight.HandshakeRequest, flight.HandshakeResponse], MANY_TO_MANY),
  ListFlights: method('ListFlights', [flight.Criteria, flight.FlightInfo], ONE_TO_MANY),
  GetFlightInfo: method('GetFlightInfo', [flight.FlightDescriptor, flight.FlightInfo], ONE_TO_ONE),
  PollFlightInfo: method('PollFlightInfo', [flight.FlightDescriptor, flight.PollInfo], ONE_TO_ONE),
  GetSchema: method('GetSchema', [flight.FlightDescriptor, flight.SchemaResult], ONE_TO_ONE),
  DoGet: { ...method('DoGet', [flight.Ticket, FlightData], ONE_TO_MANY), responseSink: dataSink },
  DoPut: method('DoPut', [FlightData, flight.PutResult], MANY_TO_MANY),
  DoExchange: { ...method('DoExchange', [FlightData, FlightData], MANY_TO_MANY), responseSink: dataSink },
  DoAction: method('DoAction', [flight.Action, flight.Result], ONE_TO_MANY),
  ListActions: method('ListActions', [flight.Empty, flight.ActionType], ONE_TO_MANY),
};
