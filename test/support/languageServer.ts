import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import type { LanguageCalls, LanguageClientNews, LanguageServerOptions, ParamsOf, ResultOf } from '@lakehouse/protocol';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CompletionItem,
  type CompletionList,
  type Diagnostic,
  type Hover,
  type Location,
  type Position,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';

/** The language server as a process of its own, talked to as any editor would over standard input and output. */
export class LanguageServerProcess {
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #diagnostics = new Map<string, readonly Diagnostic[]>();
  readonly #waiting = new Set<() => void>();
  #version = 0;

  private constructor(process: ChildProcess, connection: ProtocolConnection) {
    this.#process = process;
    this.#connection = connection;
    connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: { uri: string; diagnostics: Diagnostic[] }) => {
        this.#diagnostics.set(params.uri, params.diagnostics);
        for (const wake of this.#waiting) wake();
      },
    );
    connection.onNotification('lakehouse/projectChanged', () => undefined);
    connection.onUnhandledNotification(() => undefined);
  }

  /** Starts it on a folder and waits until it is initialized. */
  static async start(folder: string, options: LanguageServerOptions = {}): Promise<LanguageServerProcess> {
    const process = spawn(globalThis.process.execPath, ['dist/server/main.js', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(process.stdout),
      new StreamMessageWriter(process.stdin),
    );
    const server = new LanguageServerProcess(process, connection);
    connection.listen();
    const uri = pathToFileURL(folder).toString();
    await connection.sendRequest('initialize', {
      processId: globalThis.process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'project' }],
      capabilities: {},
      initializationOptions: options,
    });
    await connection.sendNotification('initialized', {});
    return server;
  }

  async stop(): Promise<number | null> {
    const ended = once(this.#process, 'exit');
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    const [code] = (await ended) as [number | null];
    this.#connection.dispose();
    return code;
  }

  async open(uri: string, text: string, languageId = 'jinja-sql'): Promise<void> {
    this.#version += 1;
    const textDocument = { uri, languageId, version: this.#version, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async change(uri: string, text: string): Promise<void> {
    this.#version += 1;
    const textDocument = { uri, version: this.#version };
    await this.#connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  }

  async close(uri: string): Promise<void> {
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  async fileChanged(uri: string, type: 1 | 2 | 3 = 2): Promise<void> {
    await this.#connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
  }

  /** Sends whatever one likes, right or wrong. */
  async send(method: string, params: unknown): Promise<void> {
    await this.#connection.sendNotification(method, params);
  }

  async ask(method: string, params: unknown): Promise<unknown> {
    return this.#connection.sendRequest(method, params);
  }

  async complete(uri: string, position: Position): Promise<readonly CompletionItem[]> {
    const answer = await this.#connection.sendRequest<CompletionItem[] | CompletionList | null>(
      'textDocument/completion',
      { textDocument: { uri }, position },
    );
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  }

  async define(uri: string, position: Position): Promise<readonly Location[]> {
    return this.#connection.sendRequest('textDocument/definition', { textDocument: { uri }, position });
  }

  async hover(uri: string, position: Position): Promise<Hover | null> {
    return this.#connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  async call<M extends keyof LanguageCalls>(
    method: M,
    params: ParamsOf<LanguageCalls, M>,
  ): Promise<ResultOf<LanguageCalls, M>> {
    return this.#connection.sendRequest(method, params);
  }

  async tell<M extends keyof LanguageClientNews>(method: M, params: LanguageClientNews[M]): Promise<void> {
    await this.#connection.sendNotification(method, params);
  }

  /** Waits until a document's problems are as asked for; mocha's own limit ends it. */
  async diagnostics(uri: string, wanted: (found: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    for (;;) {
      const found = this.#diagnostics.get(uri);
      if (found !== undefined && wanted(found)) return found;
      await new Promise<void>(resolve => {
        const wake = (): void => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }
}
