import type { Secret } from '@lakehouse/base';
import { Metadata } from '../../channel/metadata';
import { BasicAuth, type HandshakeRequest } from '../../wire/flightMessages';
import { flightService } from '../../wire/flightService';
import { answersOf, begin, callDuplex, type CallTerms } from '../calls';
import type { Login, LoginMeans } from './login';

/** The first version of Flight's logins: user and password in a handshake's payload, a token of bytes in its answer's. */
export async function payloadHandshake(
  { channel, options, timeoutMs, heard }: LoginMeans,
  { user, password }: { readonly user: string; readonly password: Secret },
): Promise<Login> {
  const terms: CallTerms = { metadata: Metadata.of(options.headers ?? {}), heard, timeoutMs };
  const payload = BasicAuth.encode({ username: user, password: password.reveal() });
  let token: Uint8Array = new Uint8Array(0);
  const request = { protocolVersion: 0n, payload };
  const begun = await begin(() => callDuplex(channel, flightService.Handshake, once(request), terms));
  for await (const answer of answersOf(begun)) token = answer.payload;
  return { headers: { 'auth-token-bin': token } };
}

// One message has nothing to wait for.
// eslint-disable-next-line @typescript-eslint/require-await
async function* once(request: HandshakeRequest): AsyncGenerator<HandshakeRequest> {
  yield request;
}
