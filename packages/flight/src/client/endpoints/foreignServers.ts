import { Connection } from '../connection';
import type { FlightClientOptions } from '../flightClientOptions';
import { type FlightLocation, flightLocation } from './flightLocation';

/** Where the rows of an endpoint are read. */
export type Place =
  | { readonly kind: 'server'; readonly connection: Connection }
  /** An HTTP server that is asked for a file, without any login. */
  | { readonly kind: 'file'; readonly url: string };

/**
 * The places beside the server that was asked, which endpoints may name.
 *
 * None is contacted before the consent callback has agreed to its location: Flight servers are shown the client's login.
 */
export class ForeignServers {
  readonly #options: FlightClientOptions;
  readonly #consents = new Map<string, Promise<boolean>>();
  readonly #connections = new Map<string, Connection>();

  constructor(options: FlightClientOptions) {
    this.#options = options;
  }

  /**
   * The place that a location names: `own` where it is the same server, `undefined` where it may not or cannot be used.
   * The callback is asked once for each location.
   */
  async at(uri: string, own: Connection): Promise<Place | undefined> {
    const location = flightLocation(uri);
    if (location.kind === 'same' || this.#isOwn(location)) return { kind: 'server', connection: own };
    if (location.kind === 'unread' || !(await this.mayContact(uri))) return undefined;
    if (location.kind === 'file') return location;
    const options = this.#optionsFor(location);
    const key = `${options.tls !== undefined} ${options.host} ${options.port} ${options.socketPath ?? ''}`;
    const connection = this.#connections.get(key) ?? new Connection(options, own.memory);
    this.#connections.set(key, connection);
    return { kind: 'server', connection };
  }

  /** Whether the client's owner agrees to a location; the callback is asked once for each. */
  mayContact(uri: string): Promise<boolean> {
    const { mayContact } = this.#options;
    if (mayContact === undefined) return Promise.resolve(false);
    const consent = this.#consents.get(uri) ?? mayContact(uri);
    this.#consents.set(uri, consent);
    return consent;
  }

  close(): void {
    for (const connection of this.#connections.values()) connection.close();
    this.#connections.clear();
  }

  #optionsFor(location: Extract<FlightLocation, { readonly kind: 'server' | 'socket' }>): FlightClientOptions {
    if (location.kind === 'socket') return { ...this.#options, tls: undefined, socketPath: location.path };
    const { host, port, isEncrypted } = location;
    const tls = isEncrypted ? (this.#options.tls ?? {}) : undefined;
    return { ...this.#options, host, port, tls, socketPath: undefined };
  }

  #isOwn(location: FlightLocation): boolean {
    const { host, port, tls, socketPath } = this.#options;
    if (location.kind === 'socket') return location.path === socketPath;
    if (location.kind !== 'server' || location.isEncrypted !== (tls !== undefined)) return false;
    return socketPath === undefined && location.host === host && location.port === port;
  }
}
