import type { Secret } from '@lakehouse/base';
import { CallError } from '../../channel/callError';
import { Metadata } from '../../channel/metadata';
import { status } from '../../channel/status';
import { flightService } from '../../wire/flightService';
import { callSilently, type CallTerms } from '../calls';
import type { Login, LoginMeans } from './login';

/**
 * Shows user and password once, in the header of a handshake that says nothing, and takes the server's token from the
 * answer's headers or trailers.
 *
 * A server without handshake, or one that gives no token, gets user and password with each call.
 */
export async function basicHandshake(
  { channel, options, timeoutMs, heard }: LoginMeans,
  { user, password }: { readonly user: string; readonly password: Secret },
): Promise<Login> {
  const authorization = basic(user, password);
  let bearer: string | undefined;
  const terms: CallTerms = {
    metadata: Metadata.of({ ...options.headers, authorization }),
    heard: answer => {
      heard(answer);
      bearer ??= answer.texts('authorization').find(isBearer);
    },
    timeoutMs,
  };
  try {
    for await (const _ of callSilently(channel, flightService.Handshake, terms));
  } catch (error) {
    // A Flight server need not know the handshake; one that does not may still read the header of each call.
    if (!(error instanceof CallError) || error.code !== status.UNIMPLEMENTED) throw error;
  }
  return { headers: { authorization: bearer ?? authorization } };
}

function basic(user: string, password: Secret): string {
  return ['Basic', Buffer.from(`${user}:${password.reveal()}`).toString('base64')].join(' ');
}

function isBearer(value: string): boolean {
  return /^bearer \S/i.test(value);
}
