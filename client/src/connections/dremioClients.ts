import type { Disposable, Logger, Secret } from '@lakehouse/base';
import { Dremio } from '@lakehouse/dremio';
import type { FlightEndpoint } from '@lakehouse/protocol';
import type { Connection } from './connection';
import type { Network } from './network/network';

/** Makes clients and endpoints out of connections and secrets, one client for each connection, and closes them. */
export class DremioClients implements Disposable {
  readonly #network: Network;
  readonly #log: Logger;
  readonly #clients = new Map<string, { readonly secret: string; readonly client: Dremio }>();

  constructor(network: Network, log: Logger) {
    this.#network = network;
    this.#log = log;
  }

  async dremio(connection: Connection, secret: Secret): Promise<Dremio> {
    const authorities = await this.#network.authorities();
    const held = this.#clients.get(connection.id);
    if (held?.secret === secret.reveal()) return held.client;
    held?.client.dispose();
    const { address, login, verifySsl } = connection;
    const tls = address.kind === 'cloud' || address.useSsl;
    const port = address.kind === 'cloud' ? 443 : address.port;
    const proxy = this.#network.proxyFor(address.host, port, tls);
    const client = new Dremio({
      address,
      login:
        login.kind === 'password'
          ? { kind: 'password', user: login.user, password: secret }
          : { kind: 'token', token: secret },
      tls: { authorities, insecure: !verifySsl },
      ...(proxy === undefined ? {} : { proxy }),
      log: this.#log,
    });
    this.#clients.set(connection.id, { secret: secret.reveal(), client });
    return client;
  }

  async flightEndpoint(connection: Connection, secret: Secret): Promise<FlightEndpoint> {
    const { address, login, flight, verifySsl } = connection;
    const proxy = this.#network.proxyFor(flight.host, flight.port, flight.tls);
    const authorities = flight.tls ? await this.#network.authorities() : [];
    const ca = authorities.length === 0 ? {} : { ca: authorities.join('\n') };
    const certificate = flight.tls ? await this.#network.clientCertificate() : undefined;
    return {
      host: flight.host,
      port: flight.port,
      credentials:
        login.kind === 'password'
          ? { kind: 'password', user: login.user, password: secret.reveal() }
          : { kind: 'token', token: secret.reveal() },
      ...(flight.tls ? { tls: { ...ca, ...certificate, insecure: !verifySsl } } : {}),
      ...(proxy === undefined ? {} : { proxy }),
      ...(address.kind === 'cloud' ? { projectId: address.projectId } : {}),
    };
  }

  /** Closes every client; settings, profiles or secrets changed. */
  reset(): void {
    for (const { client } of this.#clients.values()) client.dispose();
    this.#clients.clear();
  }

  dispose(): void {
    this.reset();
  }
}
