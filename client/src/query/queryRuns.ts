import { randomUUID } from 'node:crypto';
import { Disposables, Failure, type Disposable, type FailureCode } from '@lakehouse/base';
import type { QueryProgress, ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isSameStatement, type EndedRun, type FailedRun, type QueryPlan, type QueryRun } from './queryRun';
import type { RowSource } from './resultSource';
import { ResultTabs, type TabKnowledge } from './results/resultTabs';
import { RowsInUse } from './rowsInUse';

/** What a tab shows, who brings its rows, and the query that it came of, if it is no comparison. */
interface Result {
  readonly ownTitle: string;
  readonly source: RowSource;
  readonly run?: QueryRun;
  readonly other?: OtherResult;
}

/** A result that no statement makes. */
export interface OtherResult {
  readonly tab: Omit<ResultTab, 'progress'>;
  readonly source: RowSource;
  /** Resolves once it is under way. */
  readonly start: () => Promise<void>;
  /** Makes it anew, from its beginnings, under another id; absent where that cannot be done. Resolves once it is under way. */
  readonly again?: (resultId: string, options: RerunOptions) => Promise<void>;
}

/** How something is run again: without its row limit when `all`. */
export interface RerunOptions {
  readonly all: boolean;
}

/** The queries of this window with their results, as the panel's tabs show them. */
export class QueryRuns implements Disposable {
  readonly #results = new Map<string, Result>();
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #progressed = this.#owned.add(new vscode.EventEmitter<QueryProgress>());
  readonly #failed = this.#owned.add(new vscode.EventEmitter<FailedRun>());
  readonly #ended = this.#owned.add(new vscode.EventEmitter<EndedRun>());
  readonly #inUse = new RowsInUse();
  #tabs = new ResultTabs();

  /** Fires when tabs come, go or change, or another one is selected. */
  readonly onDidChange = this.#changed.event;
  /** Fires with each report of a result that has a tab. */
  readonly onDidProgress = this.#progressed.event;
  readonly onDidFail = this.#failed.event;
  /** Fires once for each query, with its last report. */
  readonly onDidEnd = this.#ended.event;

  constructor(sources: readonly RowSource[]) {
    for (const source of sources) this.#owned.add(source.onProgress(progress => this.#take(progress)));
  }

  get tabs(): ResultTabs {
    return this.#tabs;
  }

  /** The query that a result came of; `undefined` when it is closed, or came of none. */
  find(resultId: string): QueryRun | undefined {
    return this.#results.get(resultId)?.run;
  }

  /**
   * Starts a query in a tab, in that of an earlier run of the same statement where there is one that is not pinned.
   * Gives the id of its result. What goes wrong stands in the tab.
   */
  async start(plan: QueryPlan): Promise<string> {
    const run = { ...plan, resultId: randomUUID() };
    const earlier = this.#tabs.tabs.find(({ resultId, pinned }) => {
      const other = this.find(resultId);
      return pinned !== true && other !== undefined && isSameStatement(other, run);
    });
    await this.#start(run, earlier?.resultId);
    return run.resultId;
  }

  /**
   * Runs the query of a tab again as it was sent, or makes a comparison of its queries anew, in the same tab unless
   * that is pinned; without row limits when `all`.
   *
   * Rejects with `query.unsupported` for a result that cannot be made again.
   */
  async rerun(resultId: string, options: RerunOptions): Promise<void> {
    const { run, other } = this.#results.get(resultId) ?? {};
    if (run !== undefined)
      await this.#start({ ...run, resultId: randomUUID(), rowLimit: options.all ? undefined : run.rowLimit }, resultId);
    else if (other?.again !== undefined) void this.#again(other, other.again, { ...options, insteadOf: resultId });
    else
      throw new Failure(
        'query.unsupported',
        l10n.t('This result was closed, or is of no query: there is nothing to run again.'),
      );
  }

  /** Opens a tab for a result that no statement makes. What goes wrong stands in the tab. */
  async open(other: OtherResult, insteadOf?: string): Promise<void> {
    const { tab, source, start } = other;
    const title = this.#titleInstead(insteadOf, tab.title);
    this.#results.set(tab.resultId, { ownTitle: tab.title, source, other });
    this.#show(this.#tabs.opened({ ...tab, title, progress: started(tab.resultId) }, insteadOf));
    await this.#begin(tab.resultId, start);
  }

  async cancel(resultId: string): Promise<void> {
    await this.#results.get(resultId)?.source.cancel(resultId);
  }

  async cancelAll(): Promise<void> {
    await Promise.all(this.running().map(tab => this.cancel(tab.resultId)));
  }

  running(): readonly ResultTab[] {
    return this.#tabs.tabs.filter(tab => tab.progress.state === 'running');
  }

  select(resultId: string): void {
    this.#show(this.#tabs.selecting(resultId));
  }

  close(resultId: string): void {
    this.#show(this.#tabs.closed(resultId));
  }

  pin(resultId: string, pinned: boolean): void {
    this.#show(this.#tabs.pinning(resultId, pinned));
  }

  /** Gives a tab another title; an empty one brings its own back. */
  rename(resultId: string, title: string): void {
    const own = this.#results.get(resultId)?.ownTitle ?? '';
    this.#show(this.#tabs.renamed(resultId, title.trim() === '' ? own : title.trim()));
  }

  /** Keeps the rows of a result until disposed, though its tab goes before. */
  use(resultId: string): Disposable {
    return this.#inUse.use(resultId);
  }

  /** Adds what was found out of a result; of one that is closed nothing is kept. */
  tell(resultId: string, knowledge: TabKnowledge): void {
    this.#show(this.#tabs.knowing(resultId, knowledge));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #start(run: QueryRun, insteadOf: string | undefined): Promise<void> {
    const { resultId, prepared, connection, source, rowLimit, note } = run;
    const title = this.#titleInstead(insteadOf, prepared.title);
    this.#results.set(resultId, { ownTitle: prepared.title, source, run });
    const tab: ResultTab = {
      resultId,
      title,
      sql: prepared.sql,
      connection: connection.name,
      transport: source.transport,
      progress: started(resultId),
      ...(rowLimit === undefined ? {} : { rowLimit }),
      ...(note === undefined ? {} : { note }),
    };
    this.#show(this.#tabs.opened(tab, insteadOf));
    const limit = rowLimit === undefined ? {} : { rowLimit };
    await this.#begin(resultId, () => source.start({ resultId, connection, sql: prepared.sql, ...limit }));
  }

  /** Never rejects: its failures stand in its tab. */
  #again(
    other: OtherResult,
    again: NonNullable<OtherResult['again']>,
    { all, insteadOf }: RerunOptions & { readonly insteadOf: string },
  ): Promise<void> {
    const resultId = randomUUID();
    const tab = { ...other.tab, resultId };
    return this.open({ ...other, tab, start: () => again(resultId, { all }) }, insteadOf);
  }

  /** The title of a tab that takes the place of another: what the user called that one, else its own. */
  #titleInstead(insteadOf: string | undefined, own: string): string {
    const before = insteadOf === undefined ? undefined : this.#tabs.tabOf(insteadOf);
    const wasRenamed = before !== undefined && before.title !== this.#results.get(before.resultId)?.ownTitle;
    return wasRenamed ? before.title : own;
  }

  async #begin(resultId: string, start: () => Promise<void>): Promise<void> {
    try {
      await start();
    } catch (error) {
      this.#take(notStarted(resultId, Failure.from(error)));
    }
  }

  /** Shows other tabs, and lets go of the rows of those that are gone. */
  #show(tabs: ResultTabs): void {
    this.#tabs = tabs;
    for (const [resultId, { source }] of this.#results) {
      if (tabs.tabOf(resultId) !== undefined) continue;
      this.#results.delete(resultId);
      // A source that cannot be asked any more has no rows either.
      const isReleased = this.#inUse.release(resultId, () => void source.release(resultId).catch(() => undefined));
      // Nobody waits for more rows than those that are in use.
      if (!isReleased) source.cancel(resultId).catch(() => undefined);
    }
    this.#changed.fire();
  }

  #take(progress: QueryProgress): void {
    const result = this.#results.get(progress.resultId);
    const before = this.#tabs.tabOf(progress.resultId)?.progress.state;
    if (result === undefined) return;
    this.#tabs = this.#tabs.progressed(progress);
    this.#progressed.fire(progress);
    if (before !== 'running' || progress.state === 'running' || result.run === undefined) return;
    this.#ended.fire({ run: result.run, progress });
    const { error } = progress;
    if (progress.state !== 'failed' || error === undefined) return;
    // Codes on this wire are those of the worker, which shares the list.
    const failure = new Failure(error.code as FailureCode, error.message, error.detail);
    this.#failed.fire({ run: result.run, failure, wasAnswered: progress.columns.length > 0 });
  }
}

function started(resultId: string): QueryProgress {
  return { resultId, state: 'running', columns: [], rows: 0, bytes: 0, elapsedMs: 0, truncated: false };
}

function notStarted(resultId: string, { code, message, detail }: Failure): QueryProgress {
  return code === 'query.cancelled'
    ? { ...started(resultId), state: 'cancelled' }
    : { ...started(resultId), state: 'failed', error: { code, message, detail } };
}
