import { Disposables, type Disposable } from '@lakehouse/base';
import type { ReflectionChangeOrder } from '@lakehouse/protocol';
import * as vscode from 'vscode';
import type { PreparedQuery, QueryRequest } from './prepare/preparedQuery';
import { prepareQuery, type Compilers } from './prepare/prepareQuery';

/** Compiles queries, and knows which are being compiled, so that they can be cancelled like those that run. */
export class QueryPreparations implements Disposable {
  readonly #compilers: Compilers;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #stops = new Set<AbortController>();
  #dbts = 0;

  /** Fires when dbt begins or ends to compile. */
  readonly onDidChange = this.#changed.event;

  constructor(compilers: Compilers) {
    this.#compilers = { ...compilers, dbt: (need, signal) => this.#countDbt(compilers.dbt(need, signal)) };
  }

  /** True while dbt compiles, which takes seconds. */
  get withDbt(): boolean {
    return this.#dbts > 0;
  }

  /** As `prepareQuery`. */
  async prepare(request: QueryRequest): Promise<PreparedQuery | ReflectionChangeOrder> {
    const stop = new AbortController();
    this.#stops.add(stop);
    try {
      return await prepareQuery(request, this.#compilers, stop.signal);
    } finally {
      this.#stops.delete(stop);
    }
  }

  cancelAll(): void {
    for (const stop of this.#stops) stop.abort();
  }

  dispose(): void {
    this.cancelAll();
    this.#owned.dispose();
  }

  async #countDbt<T>(compiling: Promise<T>): Promise<T> {
    this.#dbts++;
    this.#changed.fire();
    try {
      return await compiling;
    } finally {
      this.#dbts--;
      this.#changed.fire();
    }
  }
}
