import { Failure, type Disposable } from '@lakehouse/base';
import type { FlightEndpoint, QueryProgress, QueryWorkerCalls, ResultOf, ResultOperations } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { Connection } from '../connections/connection';
import type { QueryWorker } from './queryWorker';
import type { OperationParams, QueryToStart, ResultSource } from './resultSource';

/** Results over Arrow Flight: the query worker reads them and keeps their rows. */
export class FlightSource implements ResultSource {
  readonly transport = 'flight';
  readonly #worker: Pick<QueryWorker, 'call' | 'onProgress'>;
  readonly #endpointOf: (connection: Connection) => Promise<FlightEndpoint>;
  /** Queries that the worker does not know yet, and whether they are still wanted. */
  readonly #starting = new Map<string, { wanted: boolean }>();

  constructor(
    worker: Pick<QueryWorker, 'call' | 'onProgress'>,
    endpointOf: (connection: Connection) => Promise<FlightEndpoint>,
  ) {
    this.#worker = worker;
    this.#endpointOf = endpointOf;
  }

  async start({ connection, ...query }: QueryToStart): Promise<void> {
    const starting = { wanted: true };
    this.#starting.set(query.resultId, starting);
    try {
      const endpoint = await this.#endpointOf(connection);
      if (!starting.wanted) throw new Failure('query.cancelled', l10n.t('Cancelled.'));
      await this.#worker.call('query/start', { ...query, endpoint });
    } finally {
      this.#starting.delete(query.resultId);
    }
  }

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

  async cancel(resultId: string): Promise<void> {
    this.#drop(resultId);
    await this.#worker.call('query/cancel', { resultId });
  }

  async release(resultId: string): Promise<void> {
    this.#drop(resultId);
    await this.#worker.call('query/release', { resultId });
  }

  onProgress(listener: (progress: QueryProgress) => void): Disposable {
    return this.#worker.onProgress(listener);
  }

  /** A query whose password is still asked for is not sent when it comes. */
  #drop(resultId: string): void {
    const starting = this.#starting.get(resultId);
    if (starting !== undefined) starting.wanted = false;
  }
}
