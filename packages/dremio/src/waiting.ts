import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';

/** Waits some milliseconds; rejects with `query.cancelled` as soon as the signal aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return unlessAborted(sleep(ms), signal);
}

/** The promise's outcome, or `query.cancelled` when the signal aborts first; the work itself goes on. */
export function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return work;
  const cancelled = (): Failure => new Failure('query.cancelled', l10n.t('Cancelled.'));
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(cancelled());
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
