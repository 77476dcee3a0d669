import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { ForeignFormatError, ipcMessages } from '../../arrow/ipcMessages';
import type { FlightData } from '../../wire/flightData';
import type { LandingMemory } from '../../wire/landingMemory';

/** What a file is read with. */
export interface FileTerms {
  readonly fetch: typeof fetch;
  /** Whether another server may be contacted, to which the first one points. */
  readonly mayContact: (url: string) => Promise<boolean>;
  /** Where bodies of batches land. */
  readonly memory: LandingMemory;
  readonly signal: AbortSignal;
}

/**
 * The messages of a file or stream of Arrow's that an HTTP server has. No login is shown to it. Where it points to another
 * place, that is asked only if it is of the same server or may be contacted.
 *
 * Throws a `Failure`; none of them has the address in it beyond its host, since signed addresses are as good as a login.
 */
export async function* readFile(url: string, terms: FileTerms): AsyncGenerator<FlightData> {
  let at = new URL(url);
  try {
    for (let hops = 0; ; hops++) {
      const response = await terms.fetch(at.href, {
        signal: terms.signal,
        headers: { accept: ACCEPTED },
        redirect: 'manual',
      });
      if (!isRedirect(response)) {
        yield* messagesOf(response, at.host, terms.memory);
        return;
      }
      await response.body?.cancel();
      if (hops === MAX_HOPS) throw refused(at.host, response.status);
      at = await nextPlace(at, response, terms.mayContact);
    }
  } catch (error) {
    throw fileFailure(at.host, error, terms.signal);
  }
}

const ACCEPTED = 'application/vnd.apache.arrow.stream, application/vnd.apache.arrow.file, */*;q=0.1';

/** So many times a place may point to another one. */
const MAX_HOPS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Browsers' `fetch` tells no more of a redirection than that it is one. */
function isRedirect({ status, type }: Response): boolean {
  return type === 'opaqueredirect' || REDIRECTS.has(status);
}

async function nextPlace(at: URL, response: Response, mayContact: FileTerms['mayContact']): Promise<URL> {
  const location = response.headers.get('location');
  const next = location === null ? null : URL.parse(location, at.href);
  if (next === null || !/^https?:$/.test(next.protocol)) throw refused(at.host, response.status);
  // The same scheme too: what was agreed to be read over TLS is not read without.
  if (next.origin !== at.origin && !(await mayContact(next.href))) throw elsewhere(at.host, next.host);
  return next;
}

async function* messagesOf(response: Response, host: string, memory: LandingMemory): AsyncGenerator<FlightData> {
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw refused(host, response.status);
  }
  yield* ipcMessages(response.body, memory);
}

function fileFailure(host: string, error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted) return new Failure('query.cancelled', l10n.t('The query was cancelled.'));
  if (error instanceof Failure) return error;
  if (error instanceof ForeignFormatError) return foreignFormat(host, error.message);
  // What `fetch` rejects with, before and in the middle of an answer.
  if (error instanceof TypeError) return unreachable(host, error);
  return Failure.from(error);
}

function refused(host: string, status: number): Failure {
  const message = l10n.t(
    '{0} does not give the file with the rows (HTTP status {1}). Its address may have expired: run the query again.',
    host,
    status,
  );
  return new Failure('connection.protocol', message, { status });
}

function elsewhere(host: string, next: string): Failure {
  const message = l10n.t(
    '{0} points to {1} for the file with the rows, which may not be contacted. Agree to that server, and run the query again.',
    host,
    next,
  );
  return new Failure('connection.refused', message);
}

function foreignFormat(host: string, format: string): Failure {
  const message = l10n.t(
    '{0} gives the rows as {1}, which is not read here. Ask the server for rows in the format of Arrow.',
    host,
    format,
  );
  return new Failure('query.unsupported', message, { format });
}

function unreachable(host: string, cause: TypeError): Failure {
  const message = l10n.t(
    'The file with the rows cannot be read from {0}. Check that it can be reached, and run the query again.',
    host,
  );
  return new Failure('connection.lost', message, {}, cause);
}
