import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** A program that tells its port in the first line that has one, as `…:PORT`. */
export class ListeningServer {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.#child = child;
  }

  /** Starts it and waits for that line; rejects with all it said when it ends without. `cwd` is where it may write. */
  static async start(command: string, args: readonly string[], cwd?: string): Promise<ListeningServer> {
    const { child, log } = spawned(command, args, cwd);
    for await (const line of createInterface({ input: child.stdout })) {
      const port = /:(\d+)/.exec(line)?.[1];
      if (port !== undefined) return new ListeningServer(Number(port), child);
    }
    throw new Error(`${command} ended before it was ready:\n${log()}`);
  }

  /** As `start`, for a program that is told its port and says nothing: waits until somebody answers there. */
  static async at(port: number, command: string, args: readonly string[], cwd?: string): Promise<ListeningServer> {
    const { child, log } = spawned(command, args, cwd);
    while (!(await answers(port))) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`${command} ended before it was ready:\n${log()}`);
      await new Promise(done => setTimeout(done, 20));
    }
    return new ListeningServer(port, child);
  }

  async stop(): Promise<void> {
    const ended = new Promise(done => this.#child.once('exit', done));
    this.#child.kill('SIGKILL');
    if (this.#child.exitCode === null && this.#child.signalCode === null) await ended;
  }
}

function spawned(command: string, args: readonly string[], cwd: string | undefined) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], cwd });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  return { child, log: () => log };
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    const tell = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => tell(true)).once('error', () => tell(false));
  });
}
