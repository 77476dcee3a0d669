import { Disposables, Failure, type Disposable, type FailureCode, type Logger } from '@lakehouse/base';
import type {
  LanguageCalls,
  LanguageClientNews,
  LanguageServerNews,
  LanguageServerOptions,
  ParamsOf,
  ResultOf,
  WireFailure,
} from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  LSPErrorCodes,
  ResponseError,
  State,
  TransportKind,
  type ErrorHandler,
  type LanguageClientOptions,
} from 'vscode-languageclient/node';
import { RestartPolicy } from './restartPolicy';
import { serverOptions } from './serverOptions';
import { concernsProjects, READ_FILES } from './watchedFiles';

/** Documents that the server is told of; it decides by path which of them it knows something about. */
const SELECTOR = ['file', 'untitled'].flatMap(scheme =>
  ['jinja-sql', 'sql', 'yaml', 'markdown', 'csv', 'python'].map(language => ({ scheme, language })),
);

/** The language server's client: starts it, starts it again when it dies, and asks and tells it in typed words. */
export class LanguageService implements Disposable {
  readonly #client: LanguageClient;
  readonly #log: Logger;
  readonly #owned = new Disposables();
  readonly #policy = new RestartPolicy();
  readonly #started = new vscode.EventEmitter<void>();
  #start: Promise<void> | undefined;

  /** Fires whenever the server is up, also after a restart: what it must know is to be told again. */
  readonly onDidStart = this.#started.event;

  constructor(context: vscode.ExtensionContext, channel: vscode.LogOutputChannel, log: Logger) {
    this.#log = log;
    const module = { module: context.asAbsolutePath('dist/server/main.js'), transport: TransportKind.ipc };
    const about = this.#options(channel, serverOptions(context));
    this.#client = new LanguageClient('lakehouse', 'Lakehouse', { run: module, debug: module }, about);
    this.#owned.add(this.#started);
    this.#owned.add(
      this.#client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#started.fire();
      }),
    );
  }

  /** Starts the server; a second call waits for the first. A server that does not start is said once and leaves the rest working. */
  start(): Promise<void> {
    this.#start ??= this.#client.start().catch((error: unknown) => {
      this.#log.error('server', 'the language server did not start', { reason: String(error) });
      void this.#offerRestart(l10n.t('The Lakehouse language server did not start. Completion and lineage are off.'));
    });
    return this.#start;
  }

  async restart(): Promise<void> {
    this.#policy.reset();
    if (this.#client.isRunning()) await this.#client.stop();
    this.#start = undefined;
    await this.start();
  }

  /** Asks the server. An abort is passed on and answered with a `query.cancelled` failure. */
  async request<M extends keyof LanguageCalls>(
    method: M,
    params: ParamsOf<LanguageCalls, M>,
    signal?: AbortSignal,
  ): Promise<ResultOf<LanguageCalls, M>> {
    await this.start();
    if (!this.#client.isRunning())
      throw new Failure(
        'server.down',
        l10n.t('The language server is not running: run Lakehouse: Restart Language Server.'),
      );
    const source = new vscode.CancellationTokenSource();
    const abort = (): void => source.cancel();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await this.#client.sendRequest<ResultOf<LanguageCalls, M>>(method, params, source.token);
    } catch (error) {
      throw failureOf(error);
    } finally {
      signal?.removeEventListener('abort', abort);
      source.dispose();
    }
  }

  /** Tells the server, when it runs; whoever tells listens to `onDidStart` to tell again. */
  async tell<M extends keyof LanguageClientNews>(method: M, params: LanguageClientNews[M]): Promise<void> {
    if (this.#client.isRunning()) await this.#client.sendNotification(method, params);
  }

  onNews<M extends keyof LanguageServerNews>(method: M, listener: (params: LanguageServerNews[M]) => void): Disposable {
    return this.#client.onNotification(method, listener);
  }

  dispose(): void {
    this.#owned.dispose();
    void this.#client
      .dispose()
      .catch((error: unknown) => this.#log.debug('server', 'stopped', { reason: String(error) }));
  }

  #options(channel: vscode.LogOutputChannel, initializationOptions: LanguageServerOptions): LanguageClientOptions {
    return {
      documentSelector: SELECTOR,
      outputChannel: channel,
      traceOutputChannel: channel,
      initializationOptions,
      synchronize: { fileEvents: watchers().map(watcher => this.#owned.add(watcher)) },
      middleware: {
        workspace: {
          didChangeWatchedFile: async (event, next) => {
            if (concernsProjects(event.uri)) await next(event);
          },
        },
      },
      errorHandler: this.#errorHandler(),
    };
  }

  #errorHandler(): ErrorHandler {
    return {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        const again = this.#policy.afterCrash();
        this.#log.warn('server', 'the language server ended', { again });
        if (again) return { action: CloseAction.Restart, handled: true };
        void this.#offerRestart(l10n.t('The Lakehouse language server ended five times within three minutes.'));
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
  }

  async #offerRestart(message: string): Promise<void> {
    const [restart, showLog] = [l10n.t('Restart'), l10n.t('Show Log')];
    const picked = await vscode.window.showErrorMessage(message, restart, showLog);
    if (picked === restart) await this.restart();
    if (picked === showLog) await vscode.commands.executeCommand('lakehouse.showLog');
  }
}

/**
 * Watchers of what the server is to hear of: changed text of files that it reads, and whatever comes or goes. A folder
 * that is deleted, moved or renamed in one stroke is told of as that folder alone, whose name no pattern of files fits.
 */
function watchers(): readonly vscode.FileSystemWatcher[] {
  return [
    vscode.workspace.createFileSystemWatcher(READ_FILES, true, false, true),
    vscode.workspace.createFileSystemWatcher('**', false, true, false),
  ];
}

/** What the server rejected a call with, as it was thrown there. */
function failureOf(error: unknown): Failure {
  if (!(error instanceof ResponseError)) return Failure.from(error);
  if (error.code === LSPErrorCodes.RequestCancelled)
    return new Failure('query.cancelled', l10n.t('The question to the language server was cancelled.'));
  // The server puts the wire form of its failure into `data`, and its codes are those of the shared list.
  const wire = error.data as WireFailure | undefined;
  return wire === undefined
    ? Failure.from(error)
    : new Failure(wire.code as FailureCode, wire.message, wire.detail, error);
}
