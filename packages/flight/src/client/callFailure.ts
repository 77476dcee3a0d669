import { Failure, type FailureCode, type FailureDetail } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { CallError } from '../channel/callError';
import { status, statusName } from '../channel/status';

/** What a call was doing when it failed: decides what its failure means. */
export interface CallPurpose {
  /** `host:port`, for the sentence. */
  readonly address: string;
  readonly doing: 'login' | 'query' | 'rows';
  readonly signal?: AbortSignal | undefined;
}

/** Words of OpenSSL and Node for a certificate that is not trusted; gRPC hands on no code. */
const UNTRUSTED = /certificate|self.signed|ERR_TLS|altnames|unable to verify/i;
const REFUSED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|Name resolution/i;
/** Of a proxy grpc-js says nothing but that there was no error. */
const PROXY_REFUSED = /Last error: undefined/;
const NOT_FLIGHT =
  /wrong version number|packet length too long|Protocol error|ERR_HTTP2|HPE_|Response message parsing/i;

/** Whether the server wants to know again who asks. */
export function isUnauthenticated(error: unknown): boolean {
  return error instanceof CallError && error.code === status.UNAUTHENTICATED;
}

/** Whether the connection was not there, or broke off. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof CallError && error.code === status.UNAVAILABLE;
}

/** What a failed call means to the user and what to do next. A `Failure` passes through; what is no call's error is a bug. */
export function callFailure(error: unknown, purpose: CallPurpose): Failure {
  if (purpose.signal?.aborted === true) return new Failure('query.cancelled', l10n.t('The query was cancelled.'));
  if (!(error instanceof CallError)) return Failure.from(error);
  const [code, message] = meaning(error, purpose);
  const detail: FailureDetail = { status: statusName(error.code), server: error.details };
  return new Failure(code, message, detail, error);
}

function meaning(error: CallError, purpose: CallPurpose): readonly [FailureCode, string] {
  const { address } = purpose;
  switch (error.code) {
    case status.UNAUTHENTICATED:
      return unauthenticated(error, purpose);
    case status.PERMISSION_DENIED:
      return [
        'auth.forbidden',
        l10n.t('You may not do this on {0}: {1}. Ask its administrator.', address, said(error)),
      ];
    case status.UNAVAILABLE:
      return unavailable(error, purpose);
    case status.DEADLINE_EXCEEDED:
      return ['connection.timedOut', l10n.t('{0} did not answer in time. Check the address and try again.', address)];
    case status.UNIMPLEMENTED:
      return ['query.unsupported', l10n.t('{0} does not offer this: {1}.', address, said(error))];
    case status.RESOURCE_EXHAUSTED:
      return ['remote.busy', l10n.t('{0} has no room for this now: {1}. Try again later.', address, said(error))];
    default:
      return other(error, purpose);
  }
}

function unauthenticated(error: CallError, { address, doing }: CallPurpose): readonly [FailureCode, string] {
  return doing === 'login'
    ? [
        'auth.rejected',
        l10n.t('{0} did not accept the login: {1}. Check user and password, or the token.', address, said(error)),
      ]
    : ['auth.expired', l10n.t('{0} no longer accepts this login: {1}. Log in again.', address, said(error))];
}

function unavailable(error: CallError, { address, doing }: CallPurpose): readonly [FailureCode, string] {
  if (UNTRUSTED.test(error.details)) {
    const message = l10n.t(
      'The certificate of {0} is not trusted ({1}). Add its authority to the certificates, or check the address.',
      address,
      said(error),
    );
    return ['connection.untrusted', message];
  }
  if (NOT_FLIGHT.test(error.details)) return notFlight(address, said(error));
  if (PROXY_REFUSED.test(error.details)) return proxyRefused(address);
  if (REFUSED.test(error.details)) return nothingThere(address);
  return doing === 'login' ? notFlight(address, said(error)) : lost(address);
}

function other(error: CallError, { address, doing }: CallPurpose): readonly [FailureCode, string] {
  if (NOT_FLIGHT.test(error.details)) return notFlight(address, said(error));
  if (doing === 'login') return notFlight(address, said(error));
  if (/RST_STREAM|Connection dropped|Call ended without gRPC status/i.test(error.details)) return lost(address);
  return ['query.rejected', said(error)];
}

function nothingThere(address: string): readonly [FailureCode, string] {
  const message = l10n.t('Nothing answers at {0}. Check that the server runs and the address.', address);
  return ['connection.refused', message];
}

function proxyRefused(address: string): readonly [FailureCode, string] {
  const message = l10n.t('The proxy does not answer or lets nobody through to {0}. Check the proxy setting.', address);
  return ['connection.refused', message];
}

function lost(address: string): readonly [FailureCode, string] {
  const message = l10n.t('The connection to {0} broke off. Rows that arrived are kept; run the query again.', address);
  return ['connection.lost', message];
}

function notFlight(address: string, reason: string): readonly [FailureCode, string] {
  const message = l10n.t('{0} does not answer as an Arrow Flight service ({1}). Check port and TLS.', address, reason);
  return ['connection.protocol', message];
}

/**
 * The server's own words without what Arrow's C++ servers and grpc-js put around them, and without the full stop, which
 * the sentence around them brings.
 */
function said(error: CallError): string {
  const words = /Last error: (?:Error: )?(.*?)(?: \(\d{4}-[^)]*\))?\. Resolution note:/.exec(error.details)?.[1];
  return (words ?? error.details).replace(/\. Detail: [^]*$/, '').replace(/[.\s]+$/, '');
}
