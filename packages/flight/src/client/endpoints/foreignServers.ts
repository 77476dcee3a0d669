import { Connection } from '../connection';
import type { FlightClientOptions } from '../flightClientOptions';
import { flightLocation } from './flightLocation';

/**
 * The servers beside the one that was asked, which endpoints may name.
 *
 * None is contacted before the consent callback has agreed to its location: the client's login is shown to it.
 */
export class ForeignServers {
  readonly #options: FlightClientOptions;
  readonly #consents = new Map<string, Promise<boolean>>();
  readonly #connections = new Map<string, Connection>();

  constructor(options: FlightClientOptions) {
    this.#options = options;
  }

  /**
   * The connection to read a location with: `own` where it is the same server, `undefined` where it may not or cannot
   * be used. The callback is asked once for each location.
   */
  async at(uri: string, own: Connection): Promise<Connection | undefined> {
    const location = flightLocation(uri);
    if (location.kind === 'same' || this.#isOwn(location)) return own;
    if (location.kind === 'unread' || !(await this.#consented(uri))) return undefined;
    const { host, port, isEncrypted } = location;
    const key = `${isEncrypted} ${host} ${port}`;
    const known = this.#connections.get(key);
    if (known !== undefined) return known;
    const tls = isEncrypted ? (this.#options.tls ?? {}) : undefined;
    const connection = new Connection({ ...this.#options, host, port, tls }, own.memory);
    this.#connections.set(key, connection);
    return connection;
  }

  close(): void {
    for (const connection of this.#connections.values()) connection.close();
    this.#connections.clear();
  }

  #isOwn(location: ReturnType<typeof flightLocation>): boolean {
    const { host, port, tls } = this.#options;
    if (location.kind !== 'server' || location.isEncrypted !== (tls !== undefined)) return false;
    return location.host === host && location.port === port;
  }

  #consented(uri: string): Promise<boolean> {
    const { mayContact } = this.#options;
    if (mayContact === undefined) return Promise.resolve(false);
    const consent = this.#consents.get(uri) ?? mayContact(uri);
    this.#consents.set(uri, consent);
    return consent;
  }
}
