import { Failure, type Disposable } from '@lakehouse/base';
import type { Dremio } from '@lakehouse/dremio';
import type { QueryProgress, ResultWindow, WindowRequest } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { Connection } from '../../connections/connection';
import type { QueryToStart, ResultSource } from '../resultSource';
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

  window(resultId: string, request: WindowRequest): Promise<ResultWindow> {
    const result = this.#results.get(resultId);
    return result === undefined ? Promise.reject(gone()) : Promise.resolve(result.window(request));
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
