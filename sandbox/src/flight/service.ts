import type { FlightDescriptor, FlightInfo, Init } from '@lakehouse/flight';
import { FlightDescriptorType } from '@lakehouse/flight';
import { status } from '@grpc/grpc-js';
import { framedSchema } from '../arrow/messages';
import { ACTION_TYPES, type Actions } from './actions';
import { answerTo, type Queries } from './answers';
import type { Calls } from './calls';
import { type Command, decodeCommand, decodeTicket, encodeTicket } from './commands';
import { FlightError, unimplemented } from './flightStatus';
import type { FlightServiceHandlers } from './handlers';

/** What each method of Flight does at this door. */
export function flightHandlers(lake: Queries, calls: Calls, actions: Actions): Required<FlightServiceHandlers> {
  return {
    Handshake: calls.duplex(call => {
      // The token is in the headers; what the client writes is of no interest, but it ends the call.
      call.on('end', () => call.end());
      call.resume();
    }),
    GetFlightInfo: calls.unary(descriptor => flightInfo(lake, descriptor)),
    GetSchema: calls.unary(async descriptor => ({ schema: await planned(lake, commandOf(descriptor)) })),
    DoGet: calls.streaming(({ ticket }, { user }, signal) =>
      answerTo(decodeTicket(ticket), lake).messages(user, signal),
    ),
    DoAction: calls.streaming(async function* (action, visitor) {
      for (const body of await actions.run(action, visitor)) yield { body };
    }),
    ListActions: calls.streaming(() => ACTION_TYPES),
    ListFlights: calls.streaming(() => {
      throw unimplemented('ListFlights');
    }),
    PollFlightInfo: calls.unary(() => Promise.reject(unimplemented('PollFlightInfo'))),
    DoPut: calls.duplex(() => {
      throw unimplemented('DoPut (updates, parameters, ingestion)');
    }),
    DoExchange: calls.duplex(() => {
      throw unimplemented('DoExchange');
    }),
  };
}

async function flightInfo(lake: Queries, descriptor: FlightDescriptor): Promise<Init<FlightInfo>> {
  const command = commandOf(descriptor);
  const ticket = { ticket: encodeTicket(command, descriptor.cmd) };
  return {
    schema: await planned(lake, command),
    flightDescriptor: descriptor,
    endpoint: [{ ticket, location: [], expirationTime: undefined, appMetadata: new Uint8Array(0) }],
    totalRecords: -1n,
    totalBytes: -1n,
  };
}

async function planned(lake: Queries, command: Command): Promise<Uint8Array> {
  return framedSchema(await answerTo(command, lake).plan());
}

function commandOf(descriptor: FlightDescriptor): Command {
  if (descriptor.type === FlightDescriptorType.CMD) return decodeCommand(descriptor.cmd);
  throw new FlightError(
    status.INVALID_ARGUMENT,
    'The sandbox knows flights by command, which is a statement, not by path.',
  );
}
