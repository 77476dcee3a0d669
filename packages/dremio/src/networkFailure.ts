import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { errors } from 'undici';

const NOT_TLS = new Set(['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'EPROTO']);
const TIMED_OUT = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_REQUEST_TIMEOUT',
]);
const NO_SUCH_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);
const UNTRUSTED =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;

/** Why no answer came, as a failure whose sentence says what to do; anything unknown is a lost connection. */
export function networkFailure(error: unknown, origin: string): Failure {
  const code = codeOf(error);
  const fail = (failureCode: ConstructorParameters<typeof Failure>[0], message: string): Failure =>
    new Failure(failureCode, message, { origin, cause: code }, error);
  if (NOT_TLS.has(code) || code.startsWith('ERR_SSL_'))
    return fail(
      'connection.protocol',
      l10n.t('{0} does not speak TLS on this port. If it is meant to be plain HTTP, set use_ssl: false.', origin),
    );
  if (UNTRUSTED.test(code))
    return fail(
      'connection.untrusted',
      l10n.t(
        'The certificate of {0} is not trusted ({1}). Add its authority to lakehouse.certificateAuthorities, or set verify_ssl: false if you accept any certificate.',
        origin,
        code,
      ),
    );
  // undici leaves the code of its parser's error empty, so the class has to tell.
  if (error instanceof errors.HTTPParserError)
    return fail(
      'connection.protocol',
      l10n.t(
        '{0} did not answer in HTTP. Check the port (REST is usually 9047, Arrow Flight 32010), and use_ssl: true if it expects TLS.',
        origin,
      ),
    );
  if (NO_SUCH_HOST.has(code))
    return fail(
      'connection.refused',
      l10n.t('The host of {0} cannot be found. Check its name and the network.', origin),
    );
  if (REFUSED.has(code))
    return fail(
      'connection.refused',
      l10n.t('Nothing answers at {0}. Check that Dremio runs there and that the port is its REST port.', origin),
    );
  if (TIMED_OUT.has(code))
    return fail('connection.timedOut', l10n.t('{0} did not answer in time. Check the network, and try again.', origin));
  return closedFailure(error, origin, code);
}

/** Closed before an answer: over plain HTTP most often because the other side waits for TLS. */
function closedFailure(error: unknown, origin: string, code: string): Failure {
  const detail = { origin, cause: code };
  if (origin.startsWith('http:') && (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET'))
    return new Failure(
      'connection.protocol',
      l10n.t('{0} closed the connection without an answer. If it expects TLS, set use_ssl: true.', origin),
      detail,
      error,
    );
  return new Failure('connection.lost', l10n.t('The connection to {0} was lost. Try again.', origin), detail, error);
}

/** The code of the innermost error that has one; several addresses tried give an aggregate of errors. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const inner = error instanceof AggregateError ? (error.errors as readonly unknown[])[0] : error.cause;
  const found = inner === undefined ? '' : codeOf(inner);
  if (found !== '') return found;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
