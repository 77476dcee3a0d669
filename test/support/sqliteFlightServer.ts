import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { required } from './required';

/** Arrow's example of a Flight SQL server, in Go over SQLite: its tables are `intTable` and `foreignTable`. */
export class SqliteFlightServer {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.#child = child;
  }

  static async start(): Promise<SqliteFlightServer> {
    const child = spawn(required('LAKEHOUSE_SQLITE_FLIGHT'), ['-port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
    for await (const line of createInterface({ input: child.stdout })) {
      const port = /:(\d+)/.exec(line)?.[1];
      if (port !== undefined) return new SqliteFlightServer(Number(port), child);
    }
    throw new Error(`the SQLite server ended before it was ready:\n${log}`);
  }

  async stop(): Promise<void> {
    const ended = new Promise(done => this.#child.once('exit', done));
    this.#child.kill('SIGKILL');
    if (this.#child.exitCode === null && this.#child.signalCode === null) await ended;
  }
}
