import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';

/** How long dbt may take to end by itself before it is ended for good, in milliseconds. */
const PATIENCE_MS = 3000;

/** What to start: an executable, its arguments, where, and with which variables. */
export interface DbtProcessOptions {
  readonly executable: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Holds the credentials: dbt gets them here and nowhere else. */
  readonly env: NodeJS.ProcessEnv;
}

/** A running dbt with everything that it starts. */
export class DbtProcess {
  readonly #child: ChildProcess;
  readonly #exit: Promise<number>;
  #stopping = false;
  #closed = false;

  /** Starts dbt; `onOutput` gets what it prints, as it comes. @throws Failure `dbt.notFound` for what is no program. */
  constructor(options: DbtProcessOptions, onOutput: (text: string) => void) {
    const { executable, args, cwd, env } = options;
    // A group of its own, so that stopping reaches the processes that dbt starts.
    const detached = process.platform !== 'win32';
    this.#child = started(executable, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached,
      windowsHide: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8');
      stream?.on('data', onOutput);
    }
    this.#exit = new Promise((resolve, reject) => {
      this.#child.once('error', error => reject(cannotStart(executable, error)));
      this.#child.once('close', code => {
        this.#closed = true;
        resolve(code ?? 1);
      });
    });
  }

  /** Exit code. Rejects with `dbt.notFound` when the executable cannot be started. */
  get exit(): Promise<number> {
    return this.#exit;
  }

  /** True once `stop` was called: the exit code then says nothing about the project. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /**
   * Ends dbt and waits until it is gone. Its Dremio jobs go on: dbt-dremio cannot cancel them.
   *
   * SIGTERM, not SIGINT: on an interrupt the adapter dies in its own cancel function, with a trace.
   */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#signal('SIGTERM');
    const timer = setTimeout(() => this.#signal('SIGKILL'), PATIENCE_MS);
    await this.#exit.catch(() => undefined);
    clearTimeout(timer);
  }

  /** Reaches the whole group, also when dbt itself has gone and what it started still holds its output open. */
  #signal(name: NodeJS.Signals): void {
    const pid = this.#child.pid;
    if (pid === undefined || this.#closed) return;
    if (process.platform === 'win32') this.#child.kill(name);
    else signalGroup(pid, name);
  }
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch (error) {
    // The last of the group may end between the look and the signal.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Arguments go to the program as they are: no shell reads them, so that nothing in them needs quoting on any platform. */
function started(executable: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  try {
    return spawn(executable, [...args], options);
  } catch (error) {
    // Node says at once what it does not start without a shell, as a `.cmd` on Windows.
    throw cannotStart(executable, error);
  }
}

function cannotStart(executable: string, error: unknown): Failure {
  const message = /\.(cmd|bat)$/i.test(executable)
    ? l10n.t('{0} is a script of the shell, which is not run: set lakehouse.dbt.path to dbt.exe.', executable)
    : l10n.t('dbt could not be started as {0}: set lakehouse.dbt.path to your dbt executable.', executable);
  return new Failure('dbt.notFound', message, { executable }, error);
}
