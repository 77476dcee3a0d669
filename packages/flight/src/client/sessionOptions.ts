import {
  CloseSessionResult,
  type CloseSessionStatus,
  GetSessionOptionsResult,
  type SessionOption,
  SessionOptionValue,
  type SetSessionOptionsErrorValue,
  SetSessionOptionsRequest,
  SetSessionOptionsResult,
} from '../wire/sessionMessages';
import { doSingleAction } from './actions';
import type { Connection } from './connection';

/** The value of a session's option: a bigint is an integer on the wire, a number is a double. */
export type SessionValue = string | boolean | bigint | number | readonly string[];

/** Why an option was not set. */
export type SessionOptionProblem = 'invalidName' | 'invalidValue' | 'error';

/** What became of a session that was to be closed. */
export type CloseOutcome = 'unknown' | 'closed' | 'closing' | 'notCloseable';

const PROBLEMS: Readonly<Record<SetSessionOptionsErrorValue, SessionOptionProblem>> = {
  0: 'error',
  1: 'invalidName',
  2: 'invalidValue',
  3: 'error',
};
const CLOSED: Readonly<Record<CloseSessionStatus, CloseOutcome>> = {
  0: 'unknown',
  1: 'closed',
  2: 'closing',
  3: 'notCloseable',
};
const EMPTY = new Uint8Array(0);

/** What the server keeps for this session. An option that holds nothing is left out. */
export async function sessionOptions(
  connection: Connection,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, SessionValue>> {
  const body = await doSingleAction(connection, { type: 'GetSessionOptions', body: EMPTY }, signal);
  const values = new Map<string, SessionValue>();
  for (const { key, value } of GetSessionOptionsResult.decode(body).sessionOptions) {
    const read = value === undefined ? undefined : readValue(value);
    if (read !== undefined) values.set(key, read);
  }
  return values;
}

/** Sets options, or clears those whose value is `undefined`; gives the ones that could not be set. */
export async function setSessionOptions(
  connection: Connection,
  options: Readonly<Record<string, SessionValue | undefined>>,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, SessionOptionProblem>> {
  const body = sessionOptionsBody(options);
  const answer = await doSingleAction(connection, { type: 'SetSessionOptions', body }, signal);
  return sessionOptionProblems(answer);
}

/** Body of the action `SetSessionOptions`. */
export function sessionOptionsBody(options: Readonly<Record<string, SessionValue | undefined>>): Uint8Array {
  const entries = Object.entries(options).map(([key, value]): SessionOption => ({ key, value: wireValue(value) }));
  return SetSessionOptionsRequest.encode({ sessionOptions: entries });
}

/** What the answer of `SetSessionOptions` complains of. */
export function sessionOptionProblems(body: Uint8Array): ReadonlyMap<string, SessionOptionProblem> {
  const { errors } = SetSessionOptionsResult.decode(body);
  return new Map(errors.map(({ key, value }) => [key, PROBLEMS[value?.value ?? 0]]));
}

/** Ends the session, not the connection: the next call begins another one. */
export async function closeSession(connection: Connection, signal: AbortSignal | undefined): Promise<CloseOutcome> {
  const body = await doSingleAction(connection, { type: 'CloseSession', body: EMPTY }, signal);
  return CLOSED[CloseSessionResult.decode(body).status];
}

function wireValue(value: SessionValue | undefined): SessionOptionValue {
  const none = SessionOptionValue.decode(EMPTY);
  switch (typeof value) {
    case 'string':
      return { ...none, stringValue: value };
    case 'boolean':
      return { ...none, boolValue: value };
    case 'bigint':
      return { ...none, int64Value: value };
    case 'number':
      return { ...none, doubleValue: value };
    case 'undefined':
      return none;
    default:
      return { ...none, stringListValue: { values: value } };
  }
}

function readValue(value: SessionOptionValue): SessionValue | undefined {
  const { stringValue, boolValue, int64Value, doubleValue, stringListValue } = value;
  return stringValue ?? boolValue ?? int64Value ?? doubleValue ?? stringListValue?.values;
}
