import { Failure } from '@lakehouse/base';
import {
  ActionCancelQueryRequest,
  ActionCancelQueryResult,
  CancelFlightInfoRequest,
  CancelFlightInfoResult,
  type CancelStatus,
  RenewFlightEndpointRequest,
} from '../wire/sessionMessages';
import { type Action, FlightEndpoint, FlightInfo } from '../wire/flightMessages';
import { flightService } from '../wire/flightService';
import type { Init, Message } from '../wire/message';
import { wireFailure } from '../wire/wireFailure';
import { Any, packAny, unpackAny } from '../wire/wellKnown';
import type { Connection } from './connection';

/** What became of a query that was to be cancelled. */
export type CancelOutcome = 'unknown' | 'cancelled' | 'cancelling' | 'notCancellable';

const OUTCOMES: Readonly<Record<CancelStatus, CancelOutcome>> = {
  0: 'unknown',
  1: 'cancelled',
  2: 'cancelling',
  3: 'notCancellable',
};
/** How servers refuse an action that they do not know: there is no code that all of them use. */
const UNKNOWN_ACTION = new Set<unknown>(['UNIMPLEMENTED', 'INVALID_ARGUMENT', 'UNKNOWN']);

/** Does one of the server's actions and gives the bodies of its answers. */
export async function doAction(
  connection: Connection,
  action: Action,
  signal: AbortSignal | undefined,
): Promise<readonly Uint8Array[]> {
  return (await connection.list(flightService.DoAction, action, signal)).map(({ body }) => body);
}

/** Does an action that has one answer. @throws Failure `connection.protocol` when none comes. */
export async function doSingleAction(
  connection: Connection,
  action: Action,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const [body] = await doAction(connection, action, signal);
  if (body === undefined) throw wireFailure(`no answer to the action ${action.type}`);
  return body;
}

/** Ends a query by its plan: with Flight's action, and where the server does not know that one, with Flight SQL's older one. */
export async function cancelFlight(
  connection: Connection,
  info: FlightInfo,
  signal: AbortSignal | undefined,
): Promise<CancelOutcome> {
  const action = { type: 'CancelFlightInfo', body: CancelFlightInfoRequest.encode({ info }) };
  try {
    const body = await doSingleAction(connection, action, signal);
    return OUTCOMES[CancelFlightInfoResult.decode(body).status];
  } catch (error) {
    if (!isUnknownAction(error)) throw error;
    return cancelQuery(connection, info, signal);
  }
}

/** Does an action of Flight SQL, whose messages go packed in an Any. */
export async function doPackedAction<Q, A>(
  connection: Connection,
  type: string,
  messages: { readonly request: readonly [Message<Q>, Init<Q>]; readonly answer: Message<A> },
  signal: AbortSignal | undefined,
): Promise<A> {
  const body = packAny(...messages.request);
  const answer = await doSingleAction(connection, { type, body }, signal);
  const message = unpackAny(messages.answer, Any.decode(answer));
  if (message === undefined) throw wireFailure(`the answer to ${type} is of another type`);
  return message;
}

/** Flight SQL's deprecated way to end a query, the only one of older servers. */
export async function cancelQuery(
  connection: Connection,
  info: FlightInfo,
  signal: AbortSignal | undefined,
): Promise<CancelOutcome> {
  const request = [ActionCancelQueryRequest, { info: FlightInfo.encode(info) }] as const;
  const messages = { request, answer: ActionCancelQueryResult };
  return OUTCOMES[(await doPackedAction(connection, 'CancelQuery', messages, signal)).result];
}

/** Asks that an endpoint stay valid for longer; gives it with its new time. */
export async function renewEndpoint(
  connection: Connection,
  endpoint: FlightEndpoint,
  signal: AbortSignal | undefined,
): Promise<FlightEndpoint> {
  const body = RenewFlightEndpointRequest.encode({ endpoint });
  return FlightEndpoint.decode(await doSingleAction(connection, { type: 'RenewFlightEndpoint', body }, signal));
}

function isUnknownAction(error: unknown): boolean {
  return error instanceof Failure && UNKNOWN_ACTION.has(error.detail['status'] ?? '');
}
