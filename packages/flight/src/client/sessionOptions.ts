import { CloseSessionResult, type CloseSessionStatus, GetSessionOptionsResult } from '../wire/sessionMessages';
import { doSingleAction } from './actions';
import type { Connection } from './connection';
import { readValue, type SessionOptionProblem, sessionOptionProblems, sessionOptionsBody } from './sessionOptionValues';
import type { SessionValue } from './sessionOptionValues';

/** What became of a session that was to be closed. */
export type CloseOutcome = 'unknown' | 'closed' | 'closing' | 'notCloseable';

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

/** Ends the session, not the connection: the next call begins another one. */
export async function closeSession(connection: Connection, signal: AbortSignal | undefined): Promise<CloseOutcome> {
  const body = await doSingleAction(connection, { type: 'CloseSession', body: EMPTY }, signal);
  return CLOSED[CloseSessionResult.decode(body).status];
}
