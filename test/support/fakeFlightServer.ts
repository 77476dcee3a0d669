import { Metadata, Server, ServerCredentials, type ServiceError, type status } from '@grpc/grpc-js';
import { FlightClient, type FlightClientOptions, flightService } from '../../packages/flight/src/index';
import type { FlightServiceHandlers } from './flightHandlers';

/** A server with the handlers of one test. */
export class FakeFlightServer {
  readonly #server = new Server();
  readonly #clients: FlightClient[] = [];
  #port = 0;

  static async start(handlers: FlightServiceHandlers): Promise<FakeFlightServer> {
    const fake = new FakeFlightServer();
    fake.#server.addService(flightService, { ...handlers });
    const credentials = ServerCredentials.createInsecure();
    fake.#port = await new Promise((resolve, reject) =>
      fake.#server.bindAsync('127.0.0.1:0', credentials, (error, port) =>
        error === null ? resolve(port) : reject(error),
      ),
    );
    return fake;
  }

  /** How endpoints name this server. */
  get location(): string {
    return `grpc+tcp://127.0.0.1:${this.#port}`;
  }

  client(options: Partial<FlightClientOptions> = {}): FlightClient {
    const client = new FlightClient({ host: '127.0.0.1', port: this.#port, credentials: { kind: 'none' }, ...options });
    this.#clients.push(client);
    return client;
  }

  stop(): void {
    for (const client of this.#clients) client.close();
    this.#server.forceShutdown();
  }
}

/** Runs a server for the time of some work. */
export async function withServer(
  handlers: FlightServiceHandlers,
  work: (server: FakeFlightServer) => Promise<void>,
): Promise<void> {
  const server = await FakeFlightServer.start(handlers);
  try {
    await work(server);
  } finally {
    server.stop();
  }
}

/** What a handler answers to refuse a call. */
export function refusal(code: status, details: string): ServiceError {
  return Object.assign(new Error(details), { code, details, metadata: new Metadata() });
}
