import { randomUUID } from 'node:crypto';
import { Failure, type Disposable, type FailureCode } from '@lakehouse/base';
import type { QueryProgress } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { ResultRows } from '../resultRows';
import type { QueryToStart, ResultSource } from '../resultSource';

/** Rows of an answer that are read at most. */
const MOST_ROWS = 2000;

/** A statement with a small answer, and who runs it. */
export interface SmallQuery extends Pick<QueryToStart, 'connection' | 'sql'> {
  readonly source: ResultSource;
  readonly rows: ResultRows;
}

/** Runs a statement without a tab, and gives the whole texts of its first column, row by row. NULL is an empty text. */
export async function firstColumn(
  { source, rows, ...query }: SmallQuery,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const resultId = randomUUID();
  try {
    const { rows: count } = await toEnd(source, { ...query, resultId, rowLimit: MOST_ROWS }, signal);
    const texts: string[] = [];
    for (let row = 0; row < count; row++)
      texts.push((await rows.operate('cell', { resultId, row, column: 0 })).text ?? '');
    return texts;
  } finally {
    // A source that cannot be asked any more has no rows either.
    await source.release(resultId).catch(() => undefined);
  }
}

/** Runs a query to its end. Rejects with what it failed of, or `query.cancelled`. */
async function toEnd(source: ResultSource, query: QueryToStart, signal: AbortSignal): Promise<QueryProgress> {
  const { resultId } = query;
  let listening: Disposable | undefined;
  const ended = new Promise<QueryProgress>(resolve => {
    listening = source.onProgress(progress => {
      if (progress.resultId === resultId && progress.state !== 'running') resolve(progress);
    });
  });
  // Its end is told as one that was cancelled.
  const cancel = (): void => void source.cancel(resultId).catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await source.start(query);
    const { state, error, ...progress } = await ended;
    if (state === 'cancelled') throw new Failure('query.cancelled', l10n.t('The query was cancelled.'));
    // Codes on this wire are those of the worker, which shares the list.
    if (error !== undefined) throw new Failure(error.code as FailureCode, error.message, error.detail);
    return { ...progress, state };
  } finally {
    signal.removeEventListener('abort', cancel);
    listening?.dispose();
  }
}
