import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { ForeignFormatError, ipcMessages } from '../../arrow/ipcMessages';
import type { FlightData } from '../../wire/flightData';
import type { LandingMemory } from '../../wire/landingMemory';

/** What a file is read with. */
export interface FileTerms {
  readonly fetch: typeof fetch;
  /** Where bodies of batches land. */
  readonly memory: LandingMemory;
  readonly signal: AbortSignal;
}

/**
 * The messages of a file or stream of Arrow's that an HTTP server has. No login is shown to it.
 *
 * Throws a `Failure`; none of them has the address in it beyond its host, since signed addresses are as good as a login.
 */
export async function* readFile(url: string, { fetch, memory, signal }: FileTerms): AsyncGenerator<FlightData> {
  const { host } = new URL(url);
  try {
    const response = await fetch(url, { signal, headers: { accept: ACCEPTED } });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw refused(host, response.status);
    }
    yield* ipcMessages(response.body, memory);
  } catch (error) {
    throw fileFailure(host, error, signal);
  }
}

const ACCEPTED = 'application/vnd.apache.arrow.stream, application/vnd.apache.arrow.file, */*;q=0.1';

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
