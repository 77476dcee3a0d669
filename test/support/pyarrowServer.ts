import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FlightClient, type FlightClientOptions } from '@lakehouse/flight';
import { Secret } from '../../packages/base/src/secret';
import { required } from './required';

/** What the server counts; see `pyarrowServer.py`. */
export interface ServerCounts {
  readonly logins: number;
  readonly plans: number;
  /** Batches that were made. */
  readonly batches: number;
  /** Endless queries that came to an end. */
  readonly finished: number;
  /** Calls that brought the session's cookie. */
  readonly cookies: number;
  /** Calls that were refused for want of a login. */
  readonly unauthenticated: number;
}

/** A Flight server that is not ours, in a process of its own. */
export class PyarrowServer {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.#child = child;
  }

  static start(...args: readonly string[]): Promise<PyarrowServer> {
    return PyarrowServer.run('test/support/pyarrowServer.py', ...args);
  }

  /** Starts a server of another script, which likewise prints its port first. */
  static async run(script: string, ...args: readonly string[]): Promise<PyarrowServer> {
    const python = join(required('LAKEHOUSE_PEERS_BIN'), 'python');
    const child = spawn(python, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout })) {
      const { port } = JSON.parse(line) as { readonly port: number }; // What the script prints first.
      return new PyarrowServer(port, child);
    }
    throw new Error('the pyarrow server ended before it was ready');
  }

  /** A client with the right login, unless told otherwise. */
  client(options: Partial<FlightClientOptions> = {}): FlightClient {
    return new FlightClient({
      host: '127.0.0.1',
      port: this.port,
      credentials: { kind: 'password', user: 'admin', password: new Secret('password123') },
      ...options,
    });
  }

  async counts(): Promise<ServerCounts> {
    const client = this.client();
    try {
      const [body] = await client.action('counts');
      return JSON.parse(new TextDecoder().decode(body)) as ServerCounts; // What the script's action gives.
    } finally {
      client.close();
    }
  }

  /** Waits until the server has counted as wanted; asks again and again, for it does not tell by itself. */
  async until(wanted: (counts: ServerCounts) => boolean): Promise<ServerCounts> {
    for (;;) {
      const counts = await this.counts();
      if (wanted(counts)) return counts;
      await new Promise(done => setTimeout(done, 20));
    }
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    const ended = new Promise(done => this.#child.once('exit', done));
    this.kill();
    if (this.#child.exitCode === null && this.#child.signalCode === null) await ended;
  }
}
