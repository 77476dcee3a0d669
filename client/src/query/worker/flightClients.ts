import { createHash } from 'node:crypto';
import { Secret } from '@lakehouse/base';
import { FlightClient, type FlightCredentials } from '@lakehouse/flight';
import type { FlightEndpoint } from '@lakehouse/protocol';

/** Connections that are kept; a user switches between few. */
const MAX_CLIENTS = 8;

interface Entry {
  readonly client: FlightClient;
  users: number;
}

/** One logged-in connection for each place and login, so that a query does not wait for a handshake. */
export class FlightClients {
  /** The one used last is at the end. */
  readonly #entries = new Map<string, Entry>();

  /** Does something with the client of an endpoint, which stays open at least until that is done. */
  async use<T>(endpoint: FlightEndpoint, work: (client: FlightClient) => Promise<T>): Promise<T> {
    const key = keyOf(endpoint);
    const entry = this.#entries.get(key) ?? { client: newClient(endpoint), users: 0 };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.users++;
    this.#closeUnused();
    try {
      return await work(entry.client);
    } finally {
      entry.users--;
    }
  }

  #closeUnused(): void {
    for (const [key, { client, users }] of this.#entries) {
      if (this.#entries.size <= MAX_CLIENTS) return;
      if (users > 0) continue;
      client.close();
      this.#entries.delete(key);
    }
  }
}

/** Tells endpoints apart; a hash, so that passwords are not kept as plain texts. */
function keyOf(endpoint: FlightEndpoint): string {
  return createHash('sha256').update(JSON.stringify(endpoint)).digest('base64');
}

function newClient({ host, port, tls, credentials, proxy, projectId }: FlightEndpoint): FlightClient {
  return new FlightClient({ host, port, tls, proxy, projectId, credentials: secretly(credentials) });
}

function secretly(credentials: FlightEndpoint['credentials']): FlightCredentials {
  return credentials.kind === 'token'
    ? { kind: 'token', token: new Secret(credentials.token) }
    : { kind: 'password', user: credentials.user, password: new Secret(credentials.password) };
}
