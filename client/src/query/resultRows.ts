import { randomUUID } from 'node:crypto';
import type { Disposable } from '@lakehouse/base';
import type {
  ExportProgress,
  ExportRequest,
  ParamsOf,
  PartialAnswer,
  QueryWorkerCalls,
  ResultOf,
  ResultOperations,
} from '@lakehouse/protocol';
import type { QueryWorker } from './queryWorker';

/** What one of the operations on a result is asked with. */
export type OperationParams<M extends keyof ResultOperations> = ParamsOf<ResultOperations, M> & {
  readonly resultId: string;
};

/** What becomes of an export that was not cancelled. */
export type Exported = ResultOf<QueryWorkerCalls, 'query/export'>;

/** The rows of all results, wherever they came from: the query worker keeps them. Every method rejects with a `Failure`. */
export class ResultRows {
  readonly #worker: Pick<QueryWorker, 'call' | 'onExportProgress' | 'onPartialAnswer'>;

  constructor(worker: Pick<QueryWorker, 'call' | 'onExportProgress' | 'onPartialAnswer'>) {
    this.#worker = worker;
  }

  /** Looks at a result, or arranges its rows. */
  operate<M extends keyof ResultOperations>(
    operation: M,
    params: OperationParams<M>,
  ): Promise<ResultOf<ResultOperations, M>> {
    // The worker's map has each operation under this name, with the same parameters and result.
    const call = this.#worker.call.bind(this.#worker) as (
      method: keyof QueryWorkerCalls,
      params: unknown,
    ) => Promise<unknown>;
    return call(`query/${operation}`, params) as Promise<ResultOf<ResultOperations, M>>;
  }

  /** Tells what is known of operations that asked for partial answers, until disposed. */
  onPartialAnswer(listener: (partial: PartialAnswer) => void): Disposable {
    return this.#worker.onPartialAnswer(listener);
  }

  /** Writes a result into a file. Whoever aborts gets `query.cancelled`, and nothing stays on disk. */
  async export(
    request: Omit<ExportRequest, 'exportId'>,
    report: (progress: ExportProgress) => void,
    signal: AbortSignal,
  ): Promise<Exported> {
    const exportId = randomUUID();
    const listening = this.#worker.onExportProgress(progress => {
      if (progress.exportId === exportId) report(progress);
    });
    // An export that has just ended has nothing to cancel.
    const cancel = (): void => void this.#worker.call('query/cancelExport', { exportId }).catch(() => undefined);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await this.#worker.call('query/export', { ...request, exportId });
    } finally {
      signal.removeEventListener('abort', cancel);
      listening.dispose();
    }
  }
}
