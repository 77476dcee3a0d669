import { Failure, type FailureCode, type FailureDetail } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { CallError } from '../channel/callError';
import { status, statusName } from '../channel/status';
import type { Trouble } from '../channel/trouble';

/** What a call was doing when it failed: decides what its failure means. */
export interface CallPurpose {
  /** `host:port`, for the sentence. */
  readonly address: string;
  readonly doing: 'login' | 'query' | 'rows';
  readonly signal?: AbortSignal | undefined;
}

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
  const [code, message] =
    error.trouble === undefined ? meaning(error, purpose) : troubleMeaning(error.trouble, error, purpose);
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
      return purpose.doing === 'login' ? notFlight(address, said(error)) : lost(address);
    case status.DEADLINE_EXCEEDED:
      return ['connection.timedOut', l10n.t('{0} did not answer in time. Check the address and try again.', address)];
    case status.UNIMPLEMENTED:
      return ['query.unsupported', l10n.t('{0} does not offer this: {1}.', address, said(error))];
    case status.RESOURCE_EXHAUSTED:
      return ['remote.busy', l10n.t('{0} has no room for this now: {1}. Try again later.', address, said(error))];
    default:
      return purpose.doing === 'login' ? notFlight(address, said(error)) : ['query.rejected', said(error)];
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

/** No status of the server's, but what became of the connection. */
function troubleMeaning(
  trouble: Trouble,
  error: CallError,
  { address, doing }: CallPurpose,
): readonly [FailureCode, string] {
  switch (trouble) {
    case 'refused':
      return nothingThere(address);
    case 'untrusted':
      return untrusted(address, said(error));
    case 'ownKey':
      return unreadableKey(address, said(error));
    case 'proxy':
      return proxyRefused(address);
    case 'protocol':
      return notFlight(address, said(error));
    case 'timedOut':
      return ['connection.timedOut', l10n.t('{0} did not answer in time. Check the address and try again.', address)];
    case 'lost':
      return doing === 'login' ? notFlight(address, said(error)) : lost(address);
    case 'closed':
      return ['query.cancelled', l10n.t('The query was cancelled.')];
  }
}

function untrusted(address: string, reason: string): readonly [FailureCode, string] {
  const message = l10n.t(
    'The certificate of {0} is not trusted ({1}). Add its authority to the certificates, or check the address.',
    address,
    reason,
  );
  return ['connection.untrusted', message];
}

function unreadableKey(address: string, reason: string): readonly [FailureCode, string] {
  const message = l10n.t(
    'The key of your certificate for {0} cannot be read ({1}). Check the key, and its passphrase if it is encrypted.',
    address,
    reason,
  );
  return ['connection.untrusted', message];
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
 * The server's own words without what Arrow's C++ servers put behind them, and without the full stop, which the sentence
 * around them brings. Java's servers give none for many an error; then the status stands alone.
 */
function said(error: CallError): string {
  const words = error.details.replace(/\. Detail: [^]*$/, '').replace(/[.\s]+$/, '');
  return words === '' ? l10n.t('{0}, without a reason', statusName(error.code)) : words;
}
