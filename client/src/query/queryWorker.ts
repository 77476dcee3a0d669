import { Worker } from 'node:worker_threads';
import { type Disposable, Failure, type FailureCode, type Logger } from '@lakehouse/base';
import type {
  ExportProgress,
  NewsMessage,
  ParamsOf,
  PartialAnswer,
  PortMessage,
  QueryProgress,
  QueryWorkerCalls,
  QueryWorkerStart,
  RequestMessage,
  ResultOf,
  WireFailure,
} from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';

export interface QueryWorkerOptions {
  /** Path of the worker's bundle. */
  readonly script: string;
  /** What a thread is started with, as it is when it starts. */
  readonly start: () => QueryWorkerStart;
  readonly log: Logger;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (failure: Failure) => void;
}

/**
 * The host's side of the query worker.
 *
 * The thread starts with the first call. When it crashes, what waits for it fails with `connection.lost`, all of its
 * results are told as failed, for their rows are gone, and the next call starts a new one.
 */
export class QueryWorker implements Disposable {
  readonly #options: QueryWorkerOptions;
  readonly #pending = new Map<number, Pending>();
  /** The last report of each result that is not released. */
  readonly #standing = new Map<string, QueryProgress>();
  readonly #listeners = new Set<(progress: QueryProgress) => void>();
  readonly #lostListeners = new Set<(failure: Failure) => void>();
  readonly #exportListeners = new Set<(progress: ExportProgress) => void>();
  readonly #partialListeners = new Set<(partial: PartialAnswer) => void>();
  #worker: Worker | undefined;
  #nextId = 1;
  #disposed = false;

  constructor(options: QueryWorkerOptions) {
    this.#options = options;
  }

  /** Asks the worker. Rejects with a `Failure`. */
  call<M extends keyof QueryWorkerCalls>(
    method: M,
    params: ParamsOf<QueryWorkerCalls, M>,
  ): Promise<ResultOf<QueryWorkerCalls, M>> {
    // Each of the calls that are looked at here names its result.
    const { resultId = '' } = params as { readonly resultId?: string };
    if (method === 'query/release') this.#standing.delete(resultId);
    // A query that crashes the thread before its first report must not seem to run for ever.
    const begins = method === 'query/start' || method === 'query/compare';
    if (begins) this.#standing.set(resultId, notYetReported(resultId));
    const answer = this.#ask(method, params);
    if (begins) answer.catch(() => this.#standing.delete(resultId));
    return answer;
  }

  #ask<M extends keyof QueryWorkerCalls>(
    method: M,
    params: ParamsOf<QueryWorkerCalls, M>,
  ): Promise<ResultOf<QueryWorkerCalls, M>> {
    const request: RequestMessage = { kind: 'request', id: this.#nextId++, method, params };
    return new Promise((resolve, reject) => {
      if (this.#disposed) return reject(stopped());
      // The worker's handlers are checked against the same map of calls.
      this.#pending.set(request.id, { resolve: resolve as (value: unknown) => void, reject });
      this.#worker ??= this.#start();
      this.#worker.postMessage(request);
    });
  }

  /** Tells how queries stand, until disposed: each report is a whole snapshot, and each query has a last one. */
  onProgress(listener: (progress: QueryProgress) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** Tells that the thread has ended by itself and with it every row, until disposed; what it tells says what to do. */
  onLost(listener: (failure: Failure) => void): Disposable {
    this.#lostListeners.add(listener);
    return { dispose: () => void this.#lostListeners.delete(listener) };
  }

  /** Tells how exports go, until disposed. */
  onExportProgress(listener: (progress: ExportProgress) => void): Disposable {
    this.#exportListeners.add(listener);
    return { dispose: () => void this.#exportListeners.delete(listener) };
  }

  /** Tells what is known of operations that asked for partial answers, until disposed. */
  onPartialAnswer(listener: (partial: PartialAnswer) => void): Disposable {
    this.#partialListeners.add(listener);
    return { dispose: () => void this.#partialListeners.delete(listener) };
  }

  /** Tells a thread that runs of another budget; one that starts later gets it anyhow. */
  async setMemoryBudget(bytes: number): Promise<void> {
    if (this.#worker !== undefined) await this.call('query/configure', { memoryBudget: bytes });
  }

  /** Ends the thread and with it its connections, so that servers stop its queries; nobody is told of that. */
  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
    this.#lostListeners.clear();
    this.#exportListeners.clear();
    this.#partialListeners.clear();
    void this.#worker?.terminate();
  }

  #start(): Worker {
    const { script, start, log } = this.#options;
    const worker = new Worker(script, { workerData: start(), name: 'lakehouse-query' });
    worker.on('message', (message: PortMessage) => this.#take(message));
    worker.on('error', error => log.error('query', 'the query worker crashed', { reason: String(error) }));
    worker.once('exit', () => this.#ended());
    return worker;
  }

  #take(message: PortMessage): void {
    if (message.kind === 'news') this.#hear(message);
    if (message.kind !== 'response') return;
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.outcome.ok) pending?.resolve(message.outcome.value);
    else pending?.reject(failureOf(message.outcome.error));
  }

  /** The worker sends the news of its map alone. */
  #hear({ method, params }: NewsMessage): void {
    if (method === 'query/progress') this.#tell(params as QueryProgress);
    if (method === 'query/exportProgress')
      for (const listener of this.#exportListeners) listener(params as ExportProgress);
    if (method === 'query/partial') for (const listener of this.#partialListeners) listener(params as PartialAnswer);
  }

  #tell(progress: QueryProgress): void {
    this.#standing.set(progress.resultId, progress);
    for (const listener of this.#listeners) listener(progress);
  }

  #ended(): void {
    const failure = stopped();
    const { code, message, detail } = failure;
    this.#worker = undefined;
    for (const { reject } of this.#pending.values()) reject(failure);
    this.#pending.clear();
    // One that failed before had rows to read perhaps, and has none now.
    const lost = [...this.#standing.values()].filter(({ state, rows }) => state !== 'failed' || rows > 0);
    for (const progress of lost)
      this.#tell({ ...progress, rows: 0, state: 'failed', error: { code, message, detail } });
    for (const listener of this.#lostListeners) listener(failure);
    this.#standing.clear();
  }
}

function notYetReported(resultId: string): QueryProgress {
  return { resultId, state: 'running', columns: [], rows: 0, bytes: 0, elapsedMs: 0, truncated: false };
}

function stopped(): Failure {
  const message = l10n.t('The process that reads query results has ended, and its rows are gone. Run the query again.');
  return new Failure('connection.lost', message, { rowsAreGone: true });
}

/** The failure as the worker threw it. */
function failureOf({ code, message, detail }: WireFailure): Failure {
  // The worker's failures have the codes of this list; the wire knows them as text.
  return new Failure(code as FailureCode, message, detail);
}
