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

/** Comparisons of two results: the query worker makes their rows out of those that it has. */
export class ComparisonSource implements RowSource {
  readonly #worker: Pick<QueryWorker, 'call' | 'onProgress'>;
  /** What stops the queries that are run for a comparison. */
  readonly #results = new Map<string, AbortController>();
  /** What to do once a comparison has ended. */
  readonly #sides = new Map<string, Disposable>();
  readonly #listeners = new Set<(progress: QueryProgress) => void>();

  /** Lives as long as the worker. */
  constructor(worker: Pick<QueryWorker, 'call' | 'onProgress'>) {
    this.#worker = worker;
    worker.onProgress(progress => this.#take(progress));
  }

  /** Compares two results that are there. Resolves once both are being read; `sides` is disposed when they are not any more. */
  async start(request: CompareRequest, sides: Disposable): Promise<void> {
    const { resultId } = request;
    this.#results.set(resultId, new AbortController());
    this.#sides.set(resultId, sides);
    await this.#compare(request);
  }

  /** Runs two queries, whose rows nobody else sees, and compares what they give. Resolves once both are being read. */
  async run({ resultId, keys, left, right }: QueriesToCompare): Promise<void> {
    const stop = new AbortController();
    this.#results.set(resultId, stop);
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
      await Promise.all(sides.map(({ run, id }) => runSide(run, id, { signal: stop.signal, report })));
    } catch (error) {
      // One without the other is of no use.
      stop.abort();
      this.#end(resultId);
      throw error;
    }
    await this.#compare(request);
  }

  async cancel(resultId: string): Promise<void> {
    this.#results.get(resultId)?.abort();
    await this.#worker.call('query/cancel', { resultId });
  }

  async release(resultId: string): Promise<void> {
    this.#results.get(resultId)?.abort();
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
      if (this.#results.get(request.resultId)?.signal.aborted !== false) throw cancelled();
      await this.#worker.call('query/compare', request);
    } catch (error) {
      this.#end(request.resultId);
      throw error;
    }
  }

  #take(progress: QueryProgress): void {
    if (!this.#results.has(progress.resultId)) return;
    for (const listener of this.#listeners) listener(progress);
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

/** Rejects with a sentence that names the query. */
async function runSide(
  { source, connection, prepared, rowLimit }: QueryRun,
  resultId: string,
  watch: Parameters<typeof runUntabbed>[2],
): Promise<void> {
  const limit = rowLimit === undefined ? {} : { rowLimit };
  try {
    await runUntabbed(source, { resultId, connection, sql: prepared.sql, ...limit }, watch);
  } catch (error) {
    const { code, message, detail, cause } = Failure.from(error);
    throw new Failure(code, `${prepared.title}: ${message}`, detail, cause);
  }
}

function cancelled(): Failure {
  return new Failure('query.cancelled', l10n.t('The query was cancelled.'));
}
