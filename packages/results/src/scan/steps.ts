import { setImmediate } from 'node:timers/promises';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';

/** Long work in steps of a few milliseconds at most: each `yield` is a place to stop or to let others run. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Milliseconds of work between two looks at what else there is to do. */
const SLICE_MS = 10;

/** Does long work without keeping the thread. @throws Failure `query.cancelled` once the signal is aborted. */
export async function inSlices<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      if (signal?.aborted === true) throw superseded();
      const step = steps.next();
      if (step.done === true) return step.value;
    }
    await setImmediate();
  }
}

/** Does long work at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** What ends work that nobody waits for any more. */
export function superseded(): Failure {
  return new Failure('query.cancelled', l10n.t('This was cancelled, or something newer was asked for.'));
}

/** What a promise gives, unless the signal is aborted before. @throws Failure `query.cancelled`. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await promise;
  if (signal.aborted) throw superseded();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(superseded());
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
