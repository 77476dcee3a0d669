import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';

/**
 * The work's outcome, or `query.cancelled` as soon as the signal is aborted: for work that others wait for too, so that
 * it cannot be ended, only left.
 */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise<T>((resolve, reject) => {
    const leave = (): void => reject(new Failure('query.cancelled', l10n.t('The query was cancelled.')));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
