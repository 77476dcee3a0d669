import { Failure, type Disposable } from '@lakehouse/base';
import type { FlightEndpoint, QueryProgress } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { Connection } from '../connections/connection';
import type { QueryWorker } from './queryWorker';
import type { QueryToStart, ResultSource } from './resultSource';

/** Results over Arrow Flight: the query worker reads them itself. */
export class FlightSource implements ResultSource {
  readonly transport = 'flight';
  readonly #worker: Pick<QueryWorker, 'call' | 'onProgress'>;
  readonly #endpointOf: (connection: Connection) => Promise<FlightEndpoint>;
  /** Queries that the worker does not know yet, and whether they are still wanted. */
  readonly #starting = new Map<string, { wanted: boolean }>();
  readonly #results = new Set<string>();

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
    this.#results.add(query.resultId);
    try {
      const endpoint = await this.#endpointOf(connection);
      if (!starting.wanted) throw new Failure('query.cancelled', l10n.t('Cancelled.'));
      await this.#worker.call('query/start', { ...query, endpoint });
    } finally {
      this.#starting.delete(query.resultId);
    }
  }

  async cancel(resultId: string): Promise<void> {
    this.#drop(resultId);
    await this.#worker.call('query/cancel', { resultId });
  }

  async release(resultId: string): Promise<void> {
    this.#drop(resultId);
    this.#results.delete(resultId);
    await this.#worker.call('query/release', { resultId });
  }

  onProgress(listener: (progress: QueryProgress) => void): Disposable {
    return this.#worker.onProgress(progress => {
      if (this.#results.has(progress.resultId)) listener(progress);
    });
  }

  /** A query whose password is still asked for is not sent when it comes. */
  #drop(resultId: string): void {
    const starting = this.#starting.get(resultId);
    if (starting !== undefined) starting.wanted = false;
  }
}
