import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './freePort';
import { required } from './required';

/** Settings that keep a window quiet: no trust dialog, no tips, no toasts of other extensions. */
const QUIET = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'editor.suggest.showStatusBar': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'window.restoreWindows': 'none',
  'workbench.editor.enablePreview': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

const START_MS = 60_000;

export interface CodeServerOptions {
  /** Copied, so that tests may change files. */
  readonly workspace: string;
  /** The package to install; left out when an extension is loaded from its folder. */
  readonly vsix?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: NodeJS.ProcessEnv;
  /** Keeps the workspace trust dialog and its consequences. */
  readonly untrusted?: boolean;
  /** Lets the address name a test module to run in the extension host. */
  readonly testDriver?: boolean;
}

/** One VS Code server with all its state in a temporary folder. */
export class CodeServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'lakehouse-e2e-'));
  readonly workspace = join(this.folder, 'workspace');
  #process: ChildProcess | undefined;
  #log = '';
  #address = '';

  static async start(options: CodeServerOptions): Promise<CodeServer> {
    const server = new CodeServer();
    try {
      await server.#start(options);
      return server;
    } catch (error) {
      await server.stop();
      throw new Error(`VS Code did not start: ${String(error)}\n${server.log}`);
    }
  }

  /** `host:port`. */
  get address(): string {
    return this.#address;
  }

  /** What the server printed. */
  get log(): string {
    return this.#log;
  }

  /** Ends the server with its extension hosts, which outlive a mere signal to the parent, and removes every trace. */
  async stop(): Promise<void> {
    const running = this.#process;
    if (running?.pid !== undefined && running.exitCode === null) {
      const ended = exitCode(running);
      process.kill(-running.pid, 'SIGKILL');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  async #start(options: CodeServerOptions): Promise<void> {
    const trust = options.untrusted === true ? { 'security.workspace.trust.enabled': true } : {};
    const settings = JSON.stringify({ ...QUIET, ...trust, ...options.settings });
    // Settings of the machine scope are read from the second place, all others from the first.
    for (const place of ['data/User', 'data/Machine']) {
      mkdirSync(join(this.folder, place), { recursive: true });
      writeFileSync(join(this.folder, place, 'settings.json'), settings);
    }
    writeFileSync(join(this.folder, 'config.yaml'), '');
    cpSync(options.workspace, this.workspace, { recursive: true });
    if (options.vsix !== undefined) {
      const code = await exitCode(this.#spawn(['--install-extension', resolve(options.vsix)], options.env));
      if (code !== 0) throw new Error('the package did not install');
    }
    this.#address = `127.0.0.1:${await freePort()}`;
    this.#process = this.#spawn(serverArguments(this.#address, options), options.env);
    await this.#untilHealthy();
  }

  #spawn(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const at = (name: string): string => join(this.folder, name);
    const places = ['--config', at('config.yaml'), '--user-data-dir', at('data'), '--extensions-dir', at('extensions')];
    const child = spawn(required('LAKEHOUSE_EDITOR_NODE'), [required('LAKEHOUSE_CODE_SERVER'), ...places, ...args], {
      env: {
        ...process.env,
        HOME: this.folder,
        XDG_RUNTIME_DIR: this.folder,
        VSCODE_IPC_HOOK_CLI: '',
        EXTENSIONS_GALLERY: '{"serviceUrl":""}',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.#log += chunk.toString()));
    return child;
  }

  async #untilHealthy(): Promise<void> {
    for (const end = Date.now() + START_MS; Date.now() < end; await new Promise(done => setTimeout(done, 100))) {
      const answer = await fetch(`http://${this.#address}/healthz`).catch(() => undefined);
      if (answer?.ok === true) return;
      if (this.#process?.exitCode !== null) break;
    }
    throw new Error('no answer');
  }
}

function serverArguments(address: string, options: CodeServerOptions): string[] {
  return [
    ...['--auth', 'none', '--bind-addr', address, '--disable-telemetry', '--disable-update-check'],
    '--disable-getting-started-override',
    ...(options.untrusted === true ? [] : ['--disable-workspace-trust']),
    ...(options.testDriver === true ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise(done => child.once('exit', done));
}
