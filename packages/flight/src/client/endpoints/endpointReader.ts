import { Failure } from '@lakehouse/base';
import type { FlightEndpoint } from '../../wire/flightMessages';
import { flightService } from '../../wire/flightService';
import { wireFailure } from '../../wire/wireFailure';
import type { Connection } from '../connection';
import { decodeChunks, type FlightChunk } from './flightChunk';
import { millisecondsOf } from './expiry';
import type { ForeignServers } from './foreignServers';

/** Reads single endpoints, each from the first of its places that answers. */
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
   * The next place is tried as long as nothing was given. A ticket is sent anew only where the endpoint says how long
   * it stays valid, or where the server was not even reached: others may be used once.
   */
  async *read(endpoint: FlightEndpoint, signal: AbortSignal): AsyncGenerator<FlightChunk> {
    let hasGiven = false;
    let failure: unknown;
    for (const connection of await this.#places(endpoint)) {
      try {
        for await (const chunk of chunksOf(connection, endpoint, signal)) {
          hasGiven = true;
          yield chunk;
        }
        return;
      } catch (error) {
        if (hasGiven || signal.aborted || !mayTryAgain(endpoint, error)) throw error;
        failure ??= error;
      }
    }
    throw failure;
  }

  /**
   * Where to read: the places that the endpoint names and that may be contacted, else the server that was asked, since
   * Dremio names its bind address. An endpoint that stays valid is asked for once more where it has only one place.
   */
  async #places(endpoint: FlightEndpoint): Promise<readonly Connection[]> {
    const places: Connection[] = [];
    for (const { uri } of endpoint.location) {
      const connection = await this.#foreign.at(uri, this.#own);
      if (connection !== undefined && !places.includes(connection)) places.push(connection);
    }
    const all = places.length === 0 ? [this.#own] : places;
    return all.length === 1 && staysValid(endpoint) ? [...all, ...all] : all;
  }
}

async function* chunksOf(
  connection: Connection,
  endpoint: FlightEndpoint,
  signal: AbortSignal,
): AsyncGenerator<FlightChunk> {
  const { ticket } = endpoint;
  if (ticket === undefined) throw wireFailure('an endpoint without ticket');
  const chunks = decodeChunks(connection.stream(flightService.DoGet, ticket, signal), connection.memory);
  for await (const chunk of chunks) yield { ...chunk, endpoint };
}

const NOT_REACHED = new Set(['connection.refused', 'connection.untrusted']);

function mayTryAgain(endpoint: FlightEndpoint, error: unknown): boolean {
  return staysValid(endpoint) || (error instanceof Failure && NOT_REACHED.has(error.code));
}

function staysValid({ expirationTime }: FlightEndpoint): boolean {
  return expirationTime !== undefined && millisecondsOf(expirationTime) > Date.now();
}
