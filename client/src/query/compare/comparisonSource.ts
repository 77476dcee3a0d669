import type { Disposable } from '@lakehouse/base';
import type { CompareRequest, QueryProgress } from '@lakehouse/protocol';
import type { QueryWorker } from '../queryWorker';
import type { RowSource } from '../resultSource';

/** Comparisons of two results: the query worker makes their rows out of those that it has. */
export class ComparisonSource implements RowSource {
  readonly #worker: Pick<QueryWorker, 'call' | 'onProgress'>;
  readonly #results = new Set<string>();

  constructor(worker: Pick<QueryWorker, 'call' | 'onProgress'>) {
    this.#worker = worker;
  }

  /** Resolves once both results are being read. */
  async start(request: CompareRequest): Promise<void> {
    this.#results.add(request.resultId);
    await this.#worker.call('query/compare', request);
  }

  async cancel(resultId: string): Promise<void> {
    await this.#worker.call('query/cancel', { resultId });
  }

  async release(resultId: string): Promise<void> {
    this.#results.delete(resultId);
    await this.#worker.call('query/release', { resultId });
  }

  onProgress(listener: (progress: QueryProgress) => void): Disposable {
    return this.#worker.onProgress(progress => {
      if (this.#results.has(progress.resultId)) listener(progress);
    });
  }
}
