import type { Disposable } from '@lakehouse/base';
import type { FlightEndpoint, QueryProgress, ResultWindow, WindowRequest } from '@lakehouse/protocol';
import type { Connection } from '../connections/connection';
import type { QueryWorker } from './queryWorker';
import type { QueryToStart, ResultSource } from './resultSource';

/** Results over Arrow Flight: the query worker reads them and keeps their rows. */
export class FlightSource implements ResultSource {
  readonly transport = 'flight';
  readonly #worker: QueryWorker;
  readonly #endpointOf: (connection: Connection) => Promise<FlightEndpoint>;

  constructor(worker: QueryWorker, endpointOf: (connection: Connection) => Promise<FlightEndpoint>) {
    this.#worker = worker;
    this.#endpointOf = endpointOf;
  }

  async start({ connection, ...query }: QueryToStart): Promise<void> {
    await this.#worker.call('query/start', { ...query, endpoint: await this.#endpointOf(connection) });
  }

  window(resultId: string, request: WindowRequest): Promise<ResultWindow> {
    return this.#worker.call('query/window', { resultId, ...request });
  }

  async cancel(resultId: string): Promise<void> {
    await this.#worker.call('query/cancel', { resultId });
  }

  async release(resultId: string): Promise<void> {
    await this.#worker.call('query/release', { resultId });
  }

  onProgress(listener: (progress: QueryProgress) => void): Disposable {
    return this.#worker.onProgress(listener);
  }
}
