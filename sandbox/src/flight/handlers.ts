import type { handleBidiStreamingCall, handleServerStreamingCall, handleUnaryCall } from '@grpc/grpc-js';
import type * as flight from '@lakehouse/flight';
import type { FlightData, Init } from '@lakehouse/flight';

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
