import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = 'dist/sandbox/main.js';

/** The sandbox as a user starts it, on free ports over a data folder of its own. */
export class SandboxProcess {
  readonly flight: number;
  readonly rest: number;
  readonly airbyte: number;
  readonly #child: ChildProcess;
  readonly #folder: string | undefined;

  private constructor(ports: Ports, child: ChildProcess, folder: string | undefined) {
    this.flight = ports.flight;
    this.rest = ports.rest;
    this.airbyte = ports.airbyte;
    this.#child = child;
    this.#folder = folder;
  }

  /** Starts and waits until the doors answer. Without `data` the lake lies in a temporary folder that goes with the process. */
  static async start(
    options: { readonly data?: string; readonly sample?: string; readonly flightPort?: number } = {},
  ): Promise<SandboxProcess> {
    const data = options.data ?? mkdtempSync(join(tmpdir(), 'lakehouse-sandbox-'));
    const ports = ['--flight-port', String(options.flightPort ?? 0), '--rest-port', '0', '--airbyte-port', '0'];
    const sample = options.sample === undefined ? [] : ['--sample', options.sample];
    const child = spawn(process.execPath, [PROGRAM, '--data', data, ...ports, ...sample], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    for await (const line of createInterface({ input: child.stdout })) {
      return new SandboxProcess(decodePorts(line), child, options.data === undefined ? data : undefined);
    }
    throw new Error(`the sandbox ended before it was ready:\n${log}`);
  }

  /** Ends it as a crash would, in the middle of what it does, and waits until it is gone. */
  async kill(): Promise<void> {
    const ended = new Promise(done => this.#child.once('exit', done));
    if (this.#isRunning() && this.#child.kill('SIGKILL')) await ended;
  }

  /** Stops it as a user would, and waits until it is gone. */
  async stop(): Promise<void> {
    const ended = new Promise(done => this.#child.once('exit', done));
    if (this.#isRunning() && this.#child.kill('SIGTERM')) await ended;
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }

  #isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The variables that the sample's `profiles.yml` reads. */
  get env(): NodeJS.ProcessEnv {
    return { DREMIO_HOST: '127.0.0.1', DREMIO_PORT: String(this.rest), DREMIO_FLIGHT_PORT: String(this.flight) };
  }
}

interface Ports {
  readonly flight: number;
  readonly rest: number;
  readonly airbyte: number;
}

function decodePorts(line: string): Ports {
  const value: unknown = JSON.parse(line);
  const port = (key: string): number => {
    const found =
      typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
    if (typeof found !== 'number') throw new Error(`the sandbox said ${line}`);
    return found;
  };
  return { flight: port('flight'), rest: port('rest'), airbyte: port('airbyte') };
}
