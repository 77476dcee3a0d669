import { randomUUID } from 'node:crypto';
import type { ResultRows } from '../resultRows';
import type { QueryToStart, ResultSource } from '../resultSource';
import { runUntabbed } from '../untabbedQuery';

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
    const { rows: count } = await runUntabbed(source, { ...query, resultId, rowLimit: MOST_ROWS }, { signal });
    const texts: string[] = [];
    for (let row = 0; row < count; row++)
      texts.push((await rows.operate('cell', { resultId, row, column: 0 })).text ?? '');
    return texts;
  } finally {
    // A source that cannot be asked any more has no rows either.
    await source.release(resultId).catch(() => undefined);
  }
}
