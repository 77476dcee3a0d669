import { FlightClient, type FlightClientOptions, type FlightDescriptor, FlightDescriptorType } from '@lakehouse/flight';
import { ListeningServer } from '../support/listeningServer';
import { required } from '../support/required';
import { feature } from './feature';

/**
 * One scenario of the server against which Arrow's own implementations are tested (Go), as a test and a cell.
 *
 * Each has a server of its own, which checks what the client sends and fails the call otherwise. `label` is for the one
 * scenario that has no name.
 */
export function scenario(name: string, work: (scenario: Scenario) => Promise<void>, label = name): void {
  feature({ table: 'scenario', server: 'Arrow integration server (Go)' }, label, async () => {
    const server = await ListeningServer.start(required('LAKEHOUSE_FLIGHT_INTEGRATION'), [
      '-port=0',
      '-scenario',
      name,
    ]);
    const scenario = new Scenario(server.port);
    try {
      await work(scenario);
    } finally {
      scenario.close();
      await server.stop();
    }
    return undefined;
  });
}

/** What a scenario's test works with: clients of its server. */
export class Scenario {
  readonly #port: number;
  readonly #clients: FlightClient[] = [];

  constructor(port: number) {
    this.#port = port;
  }

  client(options: Partial<FlightClientOptions> = {}): FlightClient {
    const all = { host: '127.0.0.1', port: this.#port, credentials: { kind: 'none' }, ...options } as const;
    const client = new FlightClient(all);
    this.#clients.push(client);
    return client;
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }
}

/** A descriptor whose command is this text. */
export function command(text: string): FlightDescriptor {
  return { type: FlightDescriptorType.CMD, cmd: new TextEncoder().encode(text), path: [] };
}
