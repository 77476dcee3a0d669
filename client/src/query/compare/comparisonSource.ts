import { randomUUID } from 'node:crypto';
import { Failure, type Disposable } from '@lakehouse/base';
import type { CompareRequest, QueryProgress } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { QueryRun } from '../queryRun';
import type { QueryWorker } from '../queryWorker';
import type { RowSource } from '../resultSource';
import { runUntabbed } from '../untabbedQuery';

/** A comparison whose two queries are run first. */
export interface QueriesToCompare extends Pick<CompareRequest, 'resultId' | 'keys'> {
  readonly left: QueryRun;
  readonly right: QueryRun;
}

/** The two results of a comparison, until disposed. */
export interface ComparedSides extends Disposable {
  /** Whether a row limit cut one of them short. */
  readonly truncated: boolean;
}

/** How a comparison stands. */
interface Standing {
  /** What stops the queries that are run for it. */
  readonly stop: AbortController;
  readonly truncated: boolean;
}

/** Comparisons of two results: the query worker makes their rows out of those that it has. */
export class ComparisonSource implements RowSource {
  readonly #worker: Pick<QueryWorker, 'call' | 'onProgress'>;
  readonly #results = new Map<string, Standing>();
  /** What to do once a comparison has ended. */
  readonly #sides = new Map<string, Disposable>();
  readonly #listeners = new Set<(progress: QueryProgress) => void>();

  /** Lives as long as the worker. */
  constructor(worker: Pick<QueryWorker, 'call' | 'onProgress'>) {
    this.#worker = worker;
    worker.onProgress(progress => this.#take(progress));
  }

  /** Compares two results that are there. Resolves once both are being read; `sides` is disposed when they are not any more. */
  async start(request: CompareRequest, sides: ComparedSides): Promise<void> {
    const { resultId } = request;
    this.#results.set(resultId, { stop: new AbortController(), truncated: sides.truncated });
    this.#sides.set(resultId, sides);
    await this.#compare(request);
  }

  /** Runs two queries, whose rows nobody else sees, and compares what they give. Resolves once both are being read. */
  async run({ resultId, keys, left, right }: QueriesToCompare): Promise<void> {
    const stop = new AbortController();
    this.#results.set(resultId, { stop, truncated: false });
    const request = { resultId, keys, left: randomUUID(), right: randomUUID() };
    this.#sides.set(resultId, {
      dispose: () => {
        // A source that cannot be asked any more has no rows either.
        left.source.release(request.left).catch(() => undefined);
        right.source.release(request.right).catch(() => undefined);
      },
    });
    const report = this.#reportOf(resultId);
    const sides = [
      { run: left, id: request.left },
      { run: right, id: request.right },
    ];
    try {
      const watch = { signal: stop.signal, report };
      const cut = await Promise.all(sides.map(({ run, id }) => runSide(run, id, watch)));
      // One that was closed meanwhile stays forgotten.
      if (this.#results.has(resultId)) this.#results.set(resultId, { stop, truncated: cut.includes(true) });
    } catch (error) {
      // One without the other is of no use.
      stop.abort();
      this.#end(resultId);
      throw error;
    }
    await this.#compare(request);
  }

  async cancel(resultId: string): Promise<void> {
    this.#results.get(resultId)?.stop.abort();
    await this.#worker.call('query/cancel', { resultId });
  }

  async release(resultId: string): Promise<void> {
    this.#results.get(resultId)?.stop.abort();
    this.#results.delete(resultId);
    await this.#worker.call('query/release', { resultId });
    this.#end(resultId);
  }

  onProgress(listener: (progress: QueryProgress) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  async #compare(request: CompareRequest): Promise<void> {
    try {
      // It may have been cancelled in the moment when its queries ended.
      if (this.#results.get(request.resultId)?.stop.signal.aborted !== false) throw cancelled();
      await this.#worker.call('query/compare', request);
    } catch (error) {
      this.#end(request.resultId);
      throw error;
    }
  }

  #take(progress: QueryProgress): void {
    const standing = this.#results.get(progress.resultId);
    if (standing === undefined) return;
    // Rows that a row limit has kept away are not compared, however whole the comparison is.
    const told = standing.truncated ? { ...progress, truncated: true } : progress;
    for (const listener of this.#listeners) listener(told);
    if (progress.state !== 'running') this.#end(progress.resultId);
  }

  /** Nobody reads the two results for this comparison any more. */
  #end(resultId: string): void {
    const sides = this.#sides.get(resultId);
    this.#sides.delete(resultId);
    sides?.dispose();
  }

  /** Tells that a comparison waits for its queries, by what has come of both. */
  #reportOf(resultId: string): (progress: QueryProgress) => void {
    const started = performance.now();
    const bytes = new Map<string, number>();
    return side => {
      bytes.set(side.resultId, side.bytes);
      const sum = [...bytes.values()].reduce((one, other) => one + other, 0);
      const elapsedMs = Math.round(performance.now() - started);
      this.#take({ resultId, state: 'running', columns: [], rows: 0, bytes: sum, elapsedMs, truncated: false });
    };
  }
}

/** Gives whether its row limit cut it short. Rejects with a sentence that names the query. */
async function runSide(
  { source, connection, prepared, rowLimit }: QueryRun,
  resultId: string,
  watch: Parameters<typeof runUntabbed>[2],
): Promise<boolean> {
  const limit = rowLimit === undefined ? {} : { rowLimit };
  try {
    const { truncated } = await runUntabbed(source, { resultId, connection, sql: prepared.sql, ...limit }, watch);
    return truncated;
  } catch (error) {
    const { code, message, detail, cause } = Failure.from(error);
    throw new Failure(code, `${prepared.title}: ${message}`, detail, cause);
  }
}

function cancelled(): Failure {
  return new Failure('query.cancelled', l10n.t('The query was cancelled.'));
}
