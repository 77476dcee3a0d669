import { Failure, type Logger } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { dbtArguments, dbtCommandLine, type DbtInvocation } from './dbtInvocation';
import { cancelDbtJobs } from './dbtJobs';
import { DbtProcess } from './dbtProcess';
import type { DbtSurroundings, DbtTarget } from './dbtSurroundings';
import type { DbtTurns } from './dbtTurns';

/** How a run ended. `stopped` when the user ended it; `cancelledJobs` is absent when Dremio could not be asked. */
export interface DbtRunEnd {
  readonly exitCode: number;
  readonly stopped: boolean;
  readonly cancelledJobs?: number;
}

/** How a run ends that was stopped before dbt began. */
const GIVEN_UP: DbtRunEnd = { exitCode: 1, stopped: true, cancelledJobs: 0 };

/** What a run of dbt is started with. */
export interface DbtRunParts {
  readonly surroundings: DbtSurroundings;
  /** Runs of one project wait for each other here. */
  readonly turns: DbtTurns;
  readonly log: Logger;
}

/** One run of dbt from start to end, with what it leaves behind in Dremio. Knows no editor. */
export class DbtRun {
  readonly invocation: DbtInvocation;
  readonly #surroundings: DbtSurroundings;
  readonly #turns: DbtTurns;
  readonly #log: Logger;
  readonly #whenGivenUp: Promise<DbtRunEnd>;
  #giveUp: (end: DbtRunEnd) => void = () => undefined;
  #process: DbtProcess | undefined;
  #stopped = false;
  #startedAt: Date | undefined;

  constructor(invocation: DbtInvocation, parts: DbtRunParts) {
    this.invocation = invocation;
    this.#surroundings = parts.surroundings;
    this.#turns = parts.turns;
    this.#log = parts.log;
    this.#whenGivenUp = new Promise(resolve => (this.#giveUp = resolve));
  }

  /** When dbt was started, by this machine's clock; `undefined` before. */
  get startedAt(): Date | undefined {
    return this.#startedAt;
  }

  /**
   * Runs dbt to its end, after those of the same project that were asked for before; `write` gets its output.
   *
   * Rejects with a `Failure` when it cannot be started.
   */
  async run(write: (text: string) => void): Promise<DbtRunEnd> {
    const { projectRoot } = this.invocation;
    if (this.#turns.isTaken(projectRoot))
      write(`${l10n.t('Waiting: another run of dbt for this project is under way.')}\n`);
    const ended = this.#turns.take(projectRoot, async () => (this.#stopped ? GIVEN_UP : this.#runNow(write)));
    // Whoever stops a run that waits does not wait with it.
    return Promise.race([ended, this.#whenGivenUp]);
  }

  async #runNow(write: (text: string) => void): Promise<DbtRunEnd> {
    const { projectRoot } = this.invocation;
    // The target that is picked now is the one of the whole run: its jobs are looked for there when it is stopped.
    const target = this.#surroundings.target(projectRoot);
    const executable = await this.#surroundings.executable(projectRoot);
    const env = await target.environment();
    if (this.#stopped) return GIVEN_UP;
    write(`> ${dbtCommandLine(this.invocation)}\n\n`);
    const args = dbtArguments(withTarget(this.invocation, target));
    this.#startedAt = new Date();
    const startedAt = performance.now();
    this.#log.info('dbt', 'started', { command: dbtCommandLine(this.invocation), executable });
    // Unbuffered: lines are shown when dbt prints them, not when Python's buffer is full.
    const dbt = new DbtProcess({ executable, args, cwd: projectRoot, env: { ...env, PYTHONUNBUFFERED: '1' } }, write);
    this.#process = dbt;
    const exitCode = await dbt.exit;
    this.#log.info('dbt', 'ended', { exitCode, stopped: dbt.stopping });
    return dbt.stopping
      ? { exitCode, stopped: true, ...(await this.#cancelJobs(target, startedAt)) }
      : { exitCode, stopped: false };
  }

  /** Ends dbt; `run` then settles once its Dremio jobs are cancelled too. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#process === undefined) this.#giveUp(GIVEN_UP);
    await this.#process?.stop();
  }

  async #cancelJobs(target: DbtTarget, startedAt: number): Promise<{ readonly cancelledJobs?: number }> {
    const { identity } = target;
    try {
      const jobs = await target.jobs();
      if (jobs === undefined || identity === undefined) return {};
      return { cancelledJobs: await cancelDbtJobs(jobs, { ...identity, startedAt }) };
    } catch (error) {
      this.#log.warn('dbt', 'jobs could not be cancelled', { reason: Failure.from(error).message });
      return {};
    }
  }
}

function withTarget(invocation: DbtInvocation, { name }: DbtTarget): DbtInvocation {
  return name === undefined || invocation.target !== undefined ? invocation : { ...invocation, target: name };
}

/** What to tell the user about a run that was stopped. */
export function stoppedMessage(end: DbtRunEnd): string {
  if (end.cancelledJobs === undefined)
    return l10n.t(
      'dbt was stopped. Dremio could not be asked for its jobs: check its job list for any that still run.',
    );
  if (end.cancelledJobs === 0) return l10n.t('dbt was stopped. No job of it was found running in Dremio.');
  return end.cancelledJobs === 1
    ? l10n.t('dbt was stopped, and its job in Dremio was cancelled.')
    : l10n.t('dbt was stopped, and its {0} jobs in Dremio were cancelled.', end.cancelledJobs);
}
