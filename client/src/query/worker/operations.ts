import { Failure } from '@lakehouse/base';
import type { LongOperation } from '@lakehouse/protocol';
import { ArrangedResult, ResultStore } from '@lakehouse/results';
import * as l10n from '@vscode/l10n';
import type { HeldResult } from './heldResult';

/** The results that the worker keeps, and the work on them: a newer call of a kind ends the older one. */
export class Operations {
  readonly #results = new Map<string, HeldResult>();
  readonly #running = new Map<string, AbortController>();

  /** Takes the place of a result of the same id. */
  hold(resultId: string, result: HeldResult): void {
    void this.release(resultId);
    this.#results.set(resultId, result);
  }

  /** Ends what brings a result's rows. One that is not there has ended already. */
  cancel(resultId: string): void {
    this.#results.get(resultId)?.cancel();
  }

  /** Stops work on a result; whoever waits for it gets `query.cancelled`. */
  stop(kind: LongOperation, resultId: string): void {
    this.#running.get(`${resultId}\n${kind}`)?.abort();
  }

  /** Lets go of a result's rows, and ends the work on them; resolves once nothing of it is left. */
  async release(resultId: string): Promise<void> {
    const result = this.#results.get(resultId);
    if (result === undefined) return;
    result.cancel();
    for (const [key, work] of this.#running) if (key.startsWith(`${resultId}\n`)) work.abort();
    this.#results.delete(resultId);
    await result.rows?.dispose();
  }

  /** A result's rows; none before its columns are known. @throws Failure `connection.lost` when it is gone. */
  rows(resultId: string): ArrangedResult {
    const result = this.#results.get(resultId);
    if (result === undefined)
      throw new Failure('connection.lost', l10n.t('The rows of this result are gone. Run the query again.'));
    return result.rows ?? new ArrangedResult(ResultStore.empty());
  }

  /** Works on a result until it is done, or something newer of its kind is asked of the same result. */
  async newest<T>(
    kind: LongOperation,
    resultId: string,
    work: (rows: ArrangedResult, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const key = `${resultId}\n${kind}`;
    this.#running.get(key)?.abort();
    const controller = new AbortController();
    this.#running.set(key, controller);
    try {
      return await work(this.rows(resultId), controller.signal);
    } finally {
      if (this.#running.get(key) === controller) this.#running.delete(key);
    }
  }
}
