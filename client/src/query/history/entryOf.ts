import type { EndedRun } from '../queryRun';
import { namesSecret } from '../parameters/secretNames';
import type { HistoryEntry } from './historyEntry';
import { MASK, maskedSql } from './maskedSql';

/** Shorter values are in too many texts to be taken out of them. */
const SHORTEST_SECRET = 3;

/** What is remembered of a query that has ended, and nothing that may be a secret. */
export function entryOf({ run, progress }: EndedRun, now: Date): HistoryEntry {
  const { prepared, connection, resultId } = run;
  const given = Object.entries(prepared.parameters ?? {}).filter(([name]) => !namesSecret(name));
  const { state, rows, elapsedMs, error } = progress;
  return {
    id: resultId,
    title: prepared.title,
    sql: maskedSql(withoutValues(prepared.template ?? prepared.sql, secretVariables(run))),
    parameters: Object.fromEntries(given),
    document: prepared.document.uri,
    connection: { id: connection.id, name: connection.name },
    at: new Date(now.getTime() - elapsedMs).toISOString(),
    rows,
    elapsedMs,
    outcome: state === 'running' ? 'done' : state,
    ...(error === undefined ? {} : { failure: error.code }),
  };
}

/** Values of variables that were asked for and whose names tell of a secret: they are in the statement. */
function secretVariables({ prepared }: EndedRun['run']): readonly string[] {
  const secret = Object.entries(prepared.vars ?? {}).filter(([name]) => namesSecret(name));
  return secret.map(([, value]) => String(value)).filter(value => value.length >= SHORTEST_SECRET);
}

function withoutValues(sql: string, values: readonly string[]): string {
  return values.reduce((text, value) => text.replaceAll(value, MASK), sql);
}
