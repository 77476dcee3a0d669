import { join } from 'node:path';
import { FlightClient, type FlightClientOptions, type FlightDescriptor, FlightDescriptorType } from '@lakehouse/flight';
import { ListeningServer } from '../support/listeningServer';
import { required } from '../support/required';

/** An endpoint as the command of a plan asks for it. */
export interface PlannedEndpoint {
  readonly ticket: string;
  readonly locations?: readonly string[];
  readonly expires?: boolean;
}

/** The server of `pyarrowScenarios.py`. */
export class PyarrowScenarios {
  readonly #server: ListeningServer;

  private constructor(
    server: ListeningServer,
    /** How endpoints name it. */
    readonly location = `grpc+tcp://127.0.0.1:${server.port}`,
  ) {
    this.#server = server;
  }

  static async start(): Promise<PyarrowScenarios> {
    const python = join(required('LAKEHOUSE_PEERS_BIN'), 'python');
    return new PyarrowScenarios(await ListeningServer.start(python, ['test/conformance/pyarrowScenarios.py']));
  }

  /** One that listens where it is told, which is no port. */
  static async at(location: string): Promise<PyarrowScenarios> {
    const python = join(required('LAKEHOUSE_PEERS_BIN'), 'python');
    const server = await ListeningServer.start(python, ['test/conformance/pyarrowScenarios.py', location]);
    return new PyarrowScenarios(server, location);
  }

  /** Does something with a client that is closed afterwards. */
  async use<T>(work: (client: FlightClient) => Promise<T>, options: Partial<FlightClientOptions> = {}): Promise<T> {
    const all = { host: '127.0.0.1', port: this.#server.port, credentials: { kind: 'none' }, ...options } as const;
    const client = new FlightClient(all);
    try {
      return await work(client);
    } finally {
      client.close();
    }
  }

  /** How often each ticket was read. */
  async counts(): Promise<Readonly<Record<string, number>>> {
    const [body] = await this.use(client => client.action('counts'));
    return JSON.parse(new TextDecoder().decode(body)) as Record<string, number>; // What the script's action gives.
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }
}

/** The descriptor of a plan with these endpoints. */
export function plan(endpoints: readonly PlannedEndpoint[], ordered = false): FlightDescriptor {
  const cmd = new TextEncoder().encode(JSON.stringify({ endpoints, ordered }));
  return { type: FlightDescriptorType.CMD, cmd, path: [] };
}
