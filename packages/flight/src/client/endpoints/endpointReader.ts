import { Failure } from '@lakehouse/base';
import { isUnprocessed } from '../../channel/callError';
import type { FlightData } from '../../wire/flightData';
import type { FlightEndpoint } from '../../wire/flightMessages';
import { flightService } from '../../wire/flightService';
import { wireFailure } from '../../wire/wireFailure';
import type { Connection } from '../connection';
import { millisecondsOf } from './expiry';
import { readFile } from './fileReader';
import { decodeChunks, type FlightChunk } from './flightChunk';
import type { ForeignServers, Place } from './foreignServers';

/** Reads single endpoints, each from the first of its places that gives rows. */
export class EndpointReader {
  readonly #own: Connection;
  readonly #foreign: ForeignServers;

  constructor(own: Connection, foreign: ForeignServers) {
    this.#own = own;
    this.#foreign = foreign;
  }

  /**
   * The chunks of an endpoint; its schema comes before all rows.
   *
   * The next place is tried as long as nothing but the schema was given. A ticket is sent anew, to the same place or to
   * another one, only where the endpoint says how long it stays valid or nothing was done with it: others may be used once.
   */
  async *read(endpoint: FlightEndpoint, signal: AbortSignal): AsyncGenerator<FlightChunk> {
    const seen: Seen = { given: 'nothing' };
    let failure: unknown;
    for (const place of await this.#places(endpoint)) {
      try {
        yield* unseen(this.#chunksAt(place, endpoint, signal), seen);
        return;
      } catch (error) {
        if (seen.given === 'rows' || signal.aborted || !mayTryAgain(endpoint, place, error)) throw error;
        failure ??= error;
      }
    }
    throw failure;
  }

  /**
   * Where to read: the places that the endpoint names and that may be contacted, else the server that was asked, since
   * Dremio names its bind address. An endpoint that stays valid is asked for once more where it has only one place.
   */
  async #places(endpoint: FlightEndpoint): Promise<readonly Place[]> {
    const places = new Map<unknown, Place>();
    for (const { uri } of endpoint.location) {
      const place = await this.#foreign.at(uri, this.#own);
      if (place !== undefined) places.set(place.kind === 'file' ? place.url : place.connection, place);
    }
    const all: readonly Place[] =
      places.size === 0 ? [{ kind: 'server', connection: this.#own }] : [...places.values()];
    return all.length === 1 && staysValid(endpoint) ? [...all, ...all] : all;
  }

  async *#chunksAt(place: Place, endpoint: FlightEndpoint, signal: AbortSignal): AsyncGenerator<FlightChunk> {
    const { memory } = this.#own;
    const messages =
      place.kind === 'file'
        ? readFile(place.url, {
            fetch: this.#own.options.fetch ?? fetch,
            mayContact: url => this.#foreign.mayContact(url),
            memory,
            signal,
          })
        : streamOf(place.connection, endpoint, signal);
    for await (const chunk of decodeChunks(messages, memory)) yield { ...chunk, endpoint };
  }
}

/** What an endpoint's reader was given so far. */
interface Seen {
  given: 'nothing' | 'schema' | 'rows';
}

/** The chunks without the schema, where a place before has told it. */
async function* unseen(chunks: AsyncIterable<FlightChunk>, seen: Seen): AsyncGenerator<FlightChunk> {
  for await (const chunk of chunks) {
    const isSchema = chunk.batch === undefined && chunk.appMetadata.length === 0;
    if (isSchema && seen.given === 'schema') continue;
    seen.given = isSchema ? 'schema' : 'rows';
    yield chunk;
  }
}

function streamOf(connection: Connection, endpoint: FlightEndpoint, signal: AbortSignal): AsyncIterable<FlightData> {
  const { ticket } = endpoint;
  if (ticket === undefined) throw wireFailure('an endpoint without ticket');
  return connection.stream(flightService.DoGet, ticket, signal);
}

/** Nobody there has been asked. */
const NOT_REACHED = new Set(['connection.refused', 'connection.untrusted']);

/**
 * Whether the next place may be tried after such an error. A ticket may be good for one time, and a server may run its
 * statement when it comes: without a time to live it goes to another server only where the one before has surely done
 * nothing with it. A file is read without it.
 */
function mayTryAgain(endpoint: FlightEndpoint, place: Place, error: unknown): boolean {
  if (place.kind === 'file' || staysValid(endpoint)) return true;
  return error instanceof Failure && (NOT_REACHED.has(error.code) || isUnprocessed(error.cause));
}

function staysValid({ expirationTime }: FlightEndpoint): boolean {
  return expirationTime !== undefined && millisecondsOf(expirationTime) > Date.now();
}
