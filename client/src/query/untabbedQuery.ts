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
  // Its end is told as one that was cancelled.
  const cancel = (): void => void source.cancel(resultId).catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await source.start(query);
    const { state, error, ...progress } = await ended;
    if (state === 'cancelled') throw cancelled();
    // Codes on this wire are those of the worker, which shares the list.
    if (error !== undefined) throw new Failure(error.code as FailureCode, error.message, error.detail);
    return { ...progress, state };
  } finally {
    signal.removeEventListener('abort', cancel);
    listening?.dispose();
  }
}

function cancelled(): Failure {
  return new Failure('query.cancelled', l10n.t('The query was cancelled.'));
}
