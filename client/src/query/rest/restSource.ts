import { Failure, type Disposable } from '@lakehouse/base';
import type { Dremio } from '@lakehouse/dremio';
import type { QueryProgress, ResultOf, ResultOperations } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { Connection } from '../../connections/connection';
import type { OperationParams, QueryToStart, ResultSource } from '../resultSource';
import { RestResult } from './restResult';

/** Results over Dremio's REST API: for where Arrow Flight is not let through. Slower, and the rows lie in the host. */
export class RestSource implements ResultSource {
  readonly transport = 'rest';
  readonly #dremioOf: (connection: Connection) => Promise<Pick<Dremio, 'run'>>;
  readonly #results = new Map<string, RestResult>();
  readonly #listeners = new Set<(progress: QueryProgress) => void>();

  constructor(dremioOf: (connection: Connection) => Promise<Pick<Dremio, 'run'>>) {
    this.#dremioOf = dremioOf;
  }

  async start({ resultId, connection, sql, rowLimit }: QueryToStart): Promise<void> {
    const result = new RestResult(resultId, rowLimit, progress => {
      for (const listener of this.#listeners) listener(progress);
    });
    this.#results.get(resultId)?.cancel();
    // Known from here on, so that it can be cancelled while a password is asked for.
    this.#results.set(resultId, result);
    try {
      const dremio = await this.#dremioOf(connection);
      void result.read(signal => dremio.run(sql, signal));
    } catch (error) {
      this.#results.delete(resultId);
      throw error;
    }
  }

  operate<M extends keyof ResultOperations>(
    operation: M,
    params: OperationParams<M>,
  ): Promise<ResultOf<ResultOperations, M>> {
    const result = this.#results.get(params.resultId);
    if (result === undefined) return Promise.reject(gone());
    if (operation !== 'window')
      return Promise.reject(new Failure('query.unsupported', l10n.t('This result cannot do that.')));
    // Windows are asked for with the parameters of windows.
    const rows = result.window(params as unknown as OperationParams<'window'>);
    return Promise.resolve(rows as ResultOf<ResultOperations, M>);
  }

  cancel(resultId: string): Promise<void> {
    this.#results.get(resultId)?.cancel();
    return Promise.resolve();
  }

  async release(resultId: string): Promise<void> {
    await this.cancel(resultId);
    this.#results.delete(resultId);
  }

  onProgress(listener: (progress: QueryProgress) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }
}

function gone(): Failure {
  return new Failure('connection.lost', l10n.t('The rows of this result are gone. Run the query again.'));
}
