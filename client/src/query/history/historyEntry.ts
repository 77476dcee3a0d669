import type { QueryState } from '@lakehouse/protocol';

/** A query that was run, as it is remembered: never its data, and no value of a parameter that names a secret. */
export interface HistoryEntry {
  readonly id: string;
  readonly title: string;
  /** With `:name` where a parameter stood. */
  readonly sql: string;
  /** What was typed for the parameters, by their names. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Document that it came from, as a URI. */
  readonly document: string;
  readonly connection: { readonly id: string; readonly name: string };
  /** When it was started, as ISO 8601 in UTC. */
  readonly at: string;
  readonly rows: number;
  readonly elapsedMs: number;
  readonly outcome: Exclude<QueryState, 'running'>;
  /** Code of what went wrong; a message may hold data. */
  readonly failure?: string;
}

const OUTCOMES: readonly unknown[] = ['done', 'cancelled', 'failed'];

/** Reads an entry back; `undefined` for what is none. */
export function readEntry(line: string): HistoryEntry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isEntry(value) ? value : undefined;
  } catch {
    return undefined; // A line that was cut, as by a crash while it was written.
  }
}

function isEntry(value: unknown): value is HistoryEntry {
  if (!isRecord(value)) return false;
  const { id, title, sql, parameters, document, connection, at, rows, elapsedMs, outcome, failure } = value;
  return (
    [id, title, sql, document, at].every(each => typeof each === 'string') &&
    isRecord(parameters) &&
    Object.values(parameters).every(each => typeof each === 'string') &&
    isRecord(connection) &&
    typeof connection['id'] === 'string' &&
    typeof connection['name'] === 'string' &&
    typeof rows === 'number' &&
    typeof elapsedMs === 'number' &&
    OUTCOMES.includes(outcome) &&
    (failure === undefined || typeof failure === 'string')
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
