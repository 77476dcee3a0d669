import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { required } from './required';
import { SandboxProcess } from './sandbox';
import { VsCodeWindow } from './vscodeWindow';

/** Runs real dbt in a folder. Rejects with what it printed. */
export async function runDbt(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  try {
    await promisify(execFile)(join(dbtFolder(), 'dbt'), args, {
      cwd: folder,
      env: { ...process.env, ...env },
      maxBuffer: 1 << 26,
    });
  } catch (error) {
    const { stdout = '' } = error as { readonly stdout?: string }; // What execFile rejects with carries the output.
    throw new Error(`dbt ${args.join(' ')}: ${stdout}`);
  }
}

/** Builds a copy of the project, so that the original keeps no `target`. */
async function buildWithDbt(project: string, env: NodeJS.ProcessEnv): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'lakehouse-build-'));
  try {
    cpSync(project, copy, { recursive: true });
    await runDbt(copy, ['build', '--profiles-dir', copy], env);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

export interface LakehouseWindowOptions {
  readonly workspace: string;
  /** Real dbt builds the project in the sandbox before the window opens. */
  readonly build: boolean;
  /** Folder of a lake that is there already; without it a lake of the sandbox's own. */
  readonly lake?: string;
  /** Settings of the user beside those that lead to the sandbox. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Variables in place of those that lead to the sandbox. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A sandbox and a VS Code on a copy of a project, as `npm start` brings them up. */
export class LakehouseWindow {
  readonly sandbox: SandboxProcess;
  readonly window: VsCodeWindow;

  private constructor(sandbox: SandboxProcess, window: VsCodeWindow) {
    this.sandbox = sandbox;
    this.window = window;
  }

  static async open(options: LakehouseWindowOptions): Promise<LakehouseWindow> {
    const lake = options.lake === undefined ? {} : { data: options.lake };
    const sandbox = await SandboxProcess.start({ sample: resolve('samples/lakehouse'), ...lake });
    try {
      if (options.build) await buildWithDbt(options.workspace, sandbox.env);
      const window = await VsCodeWindow.open({
        workspace: options.workspace,
        vsix: required('LAKEHOUSE_VSIX'),
        env: { ...sandbox.env, ...options.env },
        settings: {
          'lakehouse.airbyte.url': `http://127.0.0.1:${sandbox.airbyte}`,
          'lakehouse.dbt.path': join(dbtFolder(), 'dbt'),
          ...options.settings,
        },
      });
      return new LakehouseWindow(sandbox, window);
    } catch (error) {
      await sandbox.stop();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.window.close();
    await this.sandbox.stop();
  }
}

function dbtFolder(): string {
  return required('LAKEHOUSE_DBT_BIN');
}
