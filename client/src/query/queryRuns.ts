import { randomUUID } from 'node:crypto';
import { Disposables, Failure, type Disposable, type FailureCode } from '@lakehouse/base';
import type { QueryProgress, ResultOf, ResultOperations } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Connection } from '../connections/connection';
import type { PreparedQuery } from './prepare/preparedQuery';
import type { OperationParams, ResultSource } from './resultSource';
import { ResultTabs } from './results/resultTabs';

/** A query that was started: what was asked of whom, and over what. */
export interface QueryRun {
  readonly resultId: string;
  readonly prepared: PreparedQuery;
  readonly connection: Connection;
  readonly source: ResultSource;
  readonly rowLimit: number | undefined;
  /** What the result should say of itself beside its title. */
  readonly note?: string;
}

/** A query that went wrong; one that was cancelled did not. */
export interface FailedRun {
  readonly run: QueryRun;
  readonly failure: Failure;
}

/** The queries of this window with their results, as the panel's tabs show them. */
export class QueryRuns implements Disposable {
  readonly #runs = new Map<string, QueryRun>();
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #progressed = this.#owned.add(new vscode.EventEmitter<QueryProgress>());
  readonly #failed = this.#owned.add(new vscode.EventEmitter<FailedRun>());
  #tabs = new ResultTabs();

  /** Fires when tabs come or go or another one is selected. */
  readonly onDidChange = this.#changed.event;
  /** Fires with each report of a query that has a tab. */
  readonly onDidProgress = this.#progressed.event;
  readonly onDidFail = this.#failed.event;

  constructor(sources: readonly ResultSource[]) {
    for (const source of sources) this.#owned.add(source.onProgress(progress => this.#take(progress)));
  }

  get tabs(): ResultTabs {
    return this.#tabs;
  }

  find(resultId: string): QueryRun | undefined {
    return this.#runs.get(resultId);
  }

  /** Starts a query in a tab, in that of an earlier run of the same statement where there is one. What goes wrong stands in the tab. */
  async start(query: Omit<QueryRun, 'resultId'>): Promise<void> {
    const run = { ...query, resultId: randomUUID() };
    const { resultId, prepared, connection, source, rowLimit } = run;
    this.#open(run);
    try {
      const limit = rowLimit === undefined ? {} : { rowLimit };
      await source.start({ resultId, connection, sql: prepared.sql, ...limit });
    } catch (error) {
      this.#take(notStarted(resultId, Failure.from(error)));
    }
  }

  async operate<M extends keyof ResultOperations>(
    operation: M,
    params: OperationParams<M>,
  ): Promise<ResultOf<ResultOperations, M>> {
    const run = this.#runs.get(params.resultId);
    if (run === undefined) throw new Failure('connection.lost', l10n.t('This result was closed. Run the query again.'));
    return run.source.operate(operation, params);
  }

  async cancel(resultId: string): Promise<void> {
    await this.#runs.get(resultId)?.source.cancel(resultId);
  }

  async cancelAll(): Promise<void> {
    await Promise.all(this.running().map(tab => this.cancel(tab.resultId)));
  }

  running(): ResultTabs['tabs'] {
    return this.#tabs.tabs.filter(tab => tab.progress.state === 'running');
  }

  select(resultId: string): void {
    this.#show(this.#tabs.selecting(resultId));
  }

  close(resultId: string): void {
    this.#show(this.#tabs.closed(resultId));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #open(run: QueryRun): void {
    const { resultId, prepared, connection, source, note } = run;
    const { title, sql } = prepared;
    const earlier = [...this.#runs.values()].find(other => sameStatement(other, run))?.resultId;
    this.#runs.set(resultId, run);
    const progress: QueryProgress = {
      resultId,
      state: 'running',
      columns: [],
      rows: 0,
      bytes: 0,
      elapsedMs: 0,
      truncated: false,
    };
    const { transport } = source;
    const tab = { resultId, title, sql, connection: connection.name, transport, progress };
    this.#show(this.#tabs.opened(note === undefined ? tab : { ...tab, note }, earlier));
  }

  /** Shows other tabs, and lets go of the rows of those that are gone. */
  #show(tabs: ResultTabs): void {
    this.#tabs = tabs;
    for (const [resultId, { source }] of this.#runs) {
      if (tabs.tabOf(resultId) !== undefined) continue;
      this.#runs.delete(resultId);
      // A source that cannot be asked any more has no rows either.
      source.release(resultId).catch(() => undefined);
    }
    this.#changed.fire();
  }

  #take(progress: QueryProgress): void {
    const run = this.#runs.get(progress.resultId);
    if (run === undefined) return;
    this.#tabs = this.#tabs.progressed(progress);
    this.#progressed.fire(progress);
    const { error } = progress;
    if (progress.state !== 'failed' || error === undefined) return;
    // Codes on this wire are those of the worker, which shares the list.
    const failure = new Failure(error.code as FailureCode, error.message, error.detail);
    this.#failed.fire({ run, failure });
  }
}

function sameStatement(one: QueryRun, other: QueryRun): boolean {
  return one.prepared.document.uri === other.prepared.document.uri && one.prepared.title === other.prepared.title;
}

function notStarted(resultId: string, { code, message, detail }: Failure): QueryProgress {
  const nothing = { resultId, columns: [], rows: 0, bytes: 0, elapsedMs: 0, truncated: false };
  return code === 'query.cancelled'
    ? { ...nothing, state: 'cancelled' }
    : { ...nothing, state: 'failed', error: { code, message, detail } };
}
