import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Disposables, type Disposable, type Logger } from '@lakehouse/base';
import * as vscode from 'vscode';
import type { DbtInvocation } from './dbtInvocation';
import { DbtRun, stoppedMessage, type DbtRunEnd, type DbtRunParts } from './dbtRun';
import { worstFirst, type DbtRunRecord } from './dbtRunRecord';
import type { DbtSurroundings } from './dbtSurroundings';
import { dbtTask } from './dbtTasks';
import { DbtTerminal } from './dbtTerminal';
import { DbtTurns } from './dbtTurns';
import { decodeRunResults, type NodeResult } from './runResults';

/** When clause key that is true while dbt runs. */
const RUNNING_KEY = 'lakehouse.dbt.running';

/** Runs dbt as tasks, one of a project after the other, and reads what each run left in `run_results.json`. */
export class DbtRuns implements Disposable {
  readonly #parts: DbtRunParts;
  readonly #log: Logger;
  readonly #records = new Map<string, DbtRunRecord>();
  readonly #running = new Set<DbtRun>();
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());

  /** Fires when a run starts and when it has ended. */
  readonly onDidChange = this.#changed.event;

  constructor(surroundings: DbtSurroundings, log: Logger) {
    this.#parts = { surroundings, turns: new DbtTurns(), log };
    this.#log = log;
  }

  /** The last run of each project. */
  records(): readonly DbtRunRecord[] {
    return [...this.#records.values()];
  }

  /** Starts a run as a task: it has its terminal, and VS Code's own task commands work on it. */
  async start(invocation: DbtInvocation): Promise<void> {
    // dbt reads files: what the user sees must be what runs.
    await vscode.workspace.saveAll(false);
    await vscode.tasks.executeTask(dbtTask(invocation, each => this.terminalFor(each)));
  }

  /** The terminal that runs an invocation, for a task of ours or of `tasks.json`. */
  terminalFor(invocation: DbtInvocation): vscode.Pseudoterminal {
    const run = new DbtRun(invocation, this.#parts);
    this.#running.add(run);
    this.#record({ invocation, running: true, results: [] });
    return new DbtTerminal(run, end => this.#finish(run, end));
  }

  /** Stops every run, and waits until dbt and its Dremio jobs are ended. */
  async stop(): Promise<void> {
    await Promise.all([...this.#running].map(run => run.stop()));
  }

  dispose(): void {
    void this.stop();
    this.#owned.dispose();
  }

  async #finish(run: DbtRun, end: DbtRunEnd): Promise<void> {
    this.#running.delete(run);
    const results = await this.#results(run);
    this.#record({ invocation: run.invocation, running: false, exitCode: end.exitCode, results: worstFirst(results) });
    // One that waited has its turn now, and is what the tree shows.
    const next = [...this.#running].find(({ invocation }) => invocation.projectRoot === run.invocation.projectRoot);
    if (next !== undefined) this.#record({ invocation: next.invocation, running: true, results: [] });
    if (end.stopped) void vscode.window.showInformationMessage(stoppedMessage(end));
  }

  /** What this very run left; a file of an earlier run is none of its results. */
  async #results(run: DbtRun): Promise<readonly NodeResult[]> {
    const file = join(run.invocation.projectRoot, 'target', 'run_results.json');
    try {
      const { mtimeMs } = await stat(file);
      if (run.startedAt === undefined || mtimeMs < run.startedAt.getTime()) return [];
      return decodeRunResults(await readFile(file, 'utf8'))?.results ?? [];
    } catch (error) {
      this.#log.debug('dbt', 'no run_results.json', { reason: String(error) });
      return [];
    }
  }

  #record(record: DbtRunRecord): void {
    this.#records.set(record.invocation.projectRoot, record);
    void vscode.commands.executeCommand('setContext', RUNNING_KEY, this.#running.size > 0);
    this.#changed.fire();
  }
}
