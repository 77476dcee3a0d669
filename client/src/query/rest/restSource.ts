import type { Disposable } from '@lakehouse/base';
import type { Dremio } from '@lakehouse/dremio';
import type { QueryProgress } from '@lakehouse/protocol';
import type { Connection } from '../../connections/connection';
import type { QueryWorker } from '../queryWorker';
import type { QueryToStart, ResultSource } from '../resultSource';
import { RestResult } from './restResult';

/** The REST client of a connection. */
export type DremioOf = (connection: Connection) => Promise<Pick<Dremio, 'run'>>;

/** Results over Dremio's REST API: for where Arrow Flight is not let through. Slower; the query worker keeps the rows. */
export class RestSource implements ResultSource {
  readonly transport = 'rest';
  readonly #worker: Pick<QueryWorker, 'call' | 'onLost'>;
  readonly #dremioOf: DremioOf;
  readonly #results = new Map<string, RestResult>();
  readonly #listeners = new Set<(progress: QueryProgress) => void>();

  /** Lives as long as the worker. */
  constructor(worker: Pick<QueryWorker, 'call' | 'onLost'>, dremioOf: DremioOf) {
    this.#worker = worker;
    this.#dremioOf = dremioOf;
    worker.onLost(failure => {
      for (const result of this.#results.values()) result.lose(failure);
    });
  }

  async start({ resultId, connection, sql, rowLimit }: QueryToStart): Promise<void> {
    const result = new RestResult({ resultId, rowLimit, worker: this.#worker }, progress => {
      for (const listener of this.#listeners) listener(progress);
    });
    this.#results.get(resultId)?.cancel();
    // Known from here on, so that it can be cancelled while a password is asked for.
    this.#results.set(resultId, result);
    try {
      const dremio = await this.#dremioOf(connection);
      void result.read(signal => dremio.run(sql, signal, id => result.isJob(id)));
    } catch (error) {
      this.#results.delete(resultId);
      throw error;
    }
  }

  /** Id of the job in Dremio; `undefined` before it is known. */
  job(resultId: string): string | undefined {
    return this.#results.get(resultId)?.job;
  }

  cancel(resultId: string): Promise<void> {
    this.#results.get(resultId)?.cancel();
    return Promise.resolve();
  }

  async release(resultId: string): Promise<void> {
    this.#results.get(resultId)?.release();
    this.#results.delete(resultId);
    await this.#worker.call('query/release', { resultId });
  }

  onProgress(listener: (progress: QueryProgress) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }
}
