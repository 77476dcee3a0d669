import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { required } from '../../support/required';

/** What a run of dbt ended with. */
export interface DbtRun {
  readonly code: number;
  /** What it printed, both streams. */
  readonly output: string;
}

/** A copy of a dbt project, on which the real dbt runs against a sandbox. */
export class DbtProject {
  readonly folder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #dbt: string;

  /**
   * @param env what `profiles.yml` reads
   * @param bin variable that names the folder of the dbt to run, one with dbt-dremio by default
   */
  constructor(source: string, env: NodeJS.ProcessEnv, bin = 'LAKEHOUSE_DBT_BIN') {
    this.#dbt = join(required(bin), 'dbt');
    this.folder = mkdtempSync(join(tmpdir(), 'lakehouse-dbt-'));
    this.#env = env;
    cpSync(source, this.folder, { recursive: true, filter: path => !/[/\\](target|logs)$/.test(path) });
  }

  async run(...args: readonly string[]): Promise<DbtRun> {
    return new Promise(resolve => {
      execFile(this.#dbt, [...FLAGS, ...args], this.#surroundings, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, output: stdout + stderr });
      });
    });
  }

  /** Starts dbt and does not wait for its end. */
  start(...args: readonly string[]): ChildProcess {
    return spawn(this.#dbt, [...FLAGS, ...args], { ...this.#surroundings, stdio: 'ignore' });
  }

  get #surroundings(): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
    return { cwd: this.folder, env: { ...process.env, ...this.#env, DBT_PROFILES_DIR: this.folder } };
  }

  /** An artefact that dbt wrote into `target`. */
  artefact(name: string): unknown {
    return JSON.parse(readFileSync(join(this.folder, 'target', name), 'utf8'));
  }

  /** The SQL that dbt ran for a model. */
  ranSql(path: string): string {
    return readFileSync(join(this.folder, 'target', 'run', path), 'utf8');
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const FLAGS = ['--no-use-colors', '--no-send-anonymous-usage-stats'];
