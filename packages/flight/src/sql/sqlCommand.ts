import type { FlightClient } from '../client/flightClient';
import { doAction, doPackedAction } from '../client/actions';
import { type FlightDescriptor, FlightDescriptorType } from '../wire/flightMessages';
import type { Init, Message } from '../wire/message';
import { packAny } from '../wire/wellKnown';

/** A command of Flight SQL as a descriptor: the message packed in an Any. */
export function commandDescriptor<T>(codec: Message<T>, value: Init<T>): FlightDescriptor {
  return { type: FlightDescriptorType.CMD, cmd: packAny(codec, value), path: [] };
}

/** Does an action of Flight SQL that answers with a message. */
export function askAction<Q, A>(
  flight: FlightClient,
  type: string,
  messages: { readonly request: readonly [Message<Q>, Init<Q>]; readonly answer: Message<A> },
  signal: AbortSignal | undefined,
): Promise<A> {
  return doPackedAction(flight.connection, type, messages, signal);
}

/** Does an action of Flight SQL that answers with nothing. */
export async function tellAction<Q>(
  flight: FlightClient,
  type: string,
  [codec, value]: readonly [Message<Q>, Init<Q>],
  signal?: AbortSignal,
): Promise<void> {
  await doAction(flight.connection, { type, body: packAny(codec, value) }, signal);
}
