import { Failure, type Disposable, type FailureCode } from '@lakehouse/base';
import type { QueryProgress } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { QueryToStart, ResultSource } from './resultSource';

/** What is watched of a query without a tab. */
export interface UntabbedWatch {
  readonly signal: AbortSignal;
  /** Each report but the last. */
  readonly report?: (progress: QueryProgress) => void;
}

/**
 * Runs a query that has no tab to its end, and gives its last report; whoever asks releases its rows.
 *
 * Rejects with what it failed of, or `query.cancelled`.
 */
export async function runUntabbed(
  source: ResultSource,
  query: QueryToStart,
  { signal, report }: UntabbedWatch,
): Promise<QueryProgress> {
  if (signal.aborted) throw cancelled();
  const { resultId } = query;
  let listening: Disposable | undefined;
  const ended = new Promise<QueryProgress>(resolve => {
    listening = source.onProgress(progress => {
      if (progress.resultId !== resultId) return;
      if (progress.state === 'running') report?.(progress);
      else resolve(progress);
    });
  });
  const stop = untilAborted(signal, () => void source.cancel(resultId).catch(() => undefined));
  try {
    // Whoever asked may let go of the rows as soon as it gives up, and of rows that nobody has no end is told.
    const { state, error, ...progress } = await Promise.race([begun(source, query, ended), stop.aborted]);
    if (state === 'cancelled') throw cancelled();
    // Codes on this wire are those of the worker, which shares the list.
    if (error !== undefined) throw new Failure(error.code as FailureCode, error.message, error.detail);
    return { ...progress, state };
  } finally {
    stop.dispose();
    listening?.dispose();
  }
}

async function begun(source: ResultSource, query: QueryToStart, ended: Promise<QueryProgress>): Promise<QueryProgress> {
  await source.start(query);
  return ended;
}

/** Cancels on abort and rejects with `query.cancelled`, until disposed. */
function untilAborted(signal: AbortSignal, cancel: () => void): Disposable & { readonly aborted: Promise<never> } {
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      cancel();
      reject(cancelled());
    };
  });
  signal.addEventListener('abort', onAbort, { once: true });
  return { aborted, dispose: () => signal.removeEventListener('abort', onAbort) };
}

function cancelled(): Failure {
  return new Failure('query.cancelled', l10n.t('The query was cancelled.'));
}
