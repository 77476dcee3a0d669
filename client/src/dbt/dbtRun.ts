import { Failure, type Logger } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { dbtArguments, dbtCommandLine, type DbtInvocation } from './dbtInvocation';
import { cancelDbtJobs } from './dbtJobs';
import { DbtProcess } from './dbtProcess';
import type { DbtSurroundings } from './dbtSurroundings';

/** How a run ended. `stopped` when the user ended it; `cancelledJobs` is absent when Dremio could not be asked. */
export interface DbtRunEnd {
  readonly exitCode: number;
  readonly stopped: boolean;
  readonly cancelledJobs?: number;
}

/** One run of dbt from start to end, with what it leaves behind in Dremio. Knows no editor. */
export class DbtRun {
  readonly invocation: DbtInvocation;
  readonly startedAt = new Date();
  readonly #surroundings: DbtSurroundings;
  readonly #log: Logger;
  #process: DbtProcess | undefined;
  #stopped = false;

  constructor(invocation: DbtInvocation, surroundings: DbtSurroundings, log: Logger) {
    this.invocation = invocation;
    this.#surroundings = surroundings;
    this.#log = log;
  }

  /** Runs dbt to its end; `write` gets its output. Rejects with a `Failure` when it cannot be started. */
  async run(write: (text: string) => void): Promise<DbtRunEnd> {
    const { projectRoot } = this.invocation;
    const executable = await this.#surroundings.executable(projectRoot);
    const env = await this.#surroundings.environment(projectRoot);
    if (this.#stopped) return { exitCode: 1, stopped: true };
    write(`> ${dbtCommandLine(this.invocation)}\n\n`);
    const args = dbtArguments(this.invocation);
    this.#log.info('dbt', 'started', { command: dbtCommandLine(this.invocation), executable });
    // Unbuffered: lines are shown when dbt prints them, not when Python's buffer is full.
    const dbt = new DbtProcess({ executable, args, cwd: projectRoot, env: { ...env, PYTHONUNBUFFERED: '1' } }, write);
    this.#process = dbt;
    const exitCode = await dbt.exit;
    this.#log.info('dbt', 'ended', { exitCode, stopped: dbt.stopping });
    return dbt.stopping ? { exitCode, stopped: true, ...(await this.#cancelJobs()) } : { exitCode, stopped: false };
  }

  /** Ends dbt; `run` then settles once its Dremio jobs are cancelled too. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#process?.stop();
  }

  async #cancelJobs(): Promise<{ readonly cancelledJobs?: number }> {
    const { projectRoot } = this.invocation;
    const identity = this.#surroundings.identity(projectRoot);
    try {
      const jobs = await this.#surroundings.jobs(projectRoot);
      if (jobs === undefined || identity === undefined) return {};
      return { cancelledJobs: await cancelDbtJobs(jobs, { ...identity, startedAt: this.startedAt }) };
    } catch (error) {
      this.#log.warn('dbt', 'jobs could not be cancelled', { reason: Failure.from(error).message });
      return {};
    }
  }
}

/** What to tell the user about a run that was stopped. */
export function stoppedMessage(end: DbtRunEnd): string {
  if (end.cancelledJobs === undefined)
    return l10n.t(
      'dbt was stopped. Dremio could not be asked for its jobs: check its job list for any that still run.',
    );
  if (end.cancelledJobs === 0) return l10n.t('dbt was stopped. It had no job running in Dremio.');
  return end.cancelledJobs === 1
    ? l10n.t('dbt was stopped, and its job in Dremio was cancelled.')
    : l10n.t('dbt was stopped, and its {0} jobs in Dremio were cancelled.', end.cancelledJobs);
}
