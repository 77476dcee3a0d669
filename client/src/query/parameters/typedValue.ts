import * as l10n from '@vscode/l10n';

/** What a typed text stands for in a statement. */
export interface TypedValue {
  readonly kind: 'number' | 'date' | 'time' | 'timestamp' | 'boolean' | 'null' | 'text' | 'expression';
  /** As it goes into the statement. */
  readonly sql: string;
}

const NUMBER = /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?$/;
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?$/;

/**
 * Reads what a user types for a parameter.
 *
 * Numbers, dates, times, `true`, `false` and `null` are what they look like; a text in single quotes is that text,
 * whatever it looks like; what begins with `=` goes into the statement as it is; everything else is a text.
 */
export function typedValue(typed: string): TypedValue {
  const trimmed = typed.trim();
  if (trimmed.startsWith('=')) return { kind: 'expression', sql: trimmed.slice(1).trim() };
  if (/^null$/i.test(trimmed)) return { kind: 'null', sql: 'NULL' };
  if (/^(true|false)$/i.test(trimmed)) return { kind: 'boolean', sql: trimmed.toUpperCase() };
  if (NUMBER.test(trimmed)) return { kind: 'number', sql: trimmed };
  if (isDate(trimmed)) return { kind: 'date', sql: `DATE '${trimmed}'` };
  if (TIME.test(trimmed)) return { kind: 'time', sql: `TIME '${trimmed}'` };
  if (TIMESTAMP.test(trimmed) && isDate(trimmed.slice(0, 10)))
    return { kind: 'timestamp', sql: `TIMESTAMP '${trimmed.replace('T', ' ')}'` };
  return { kind: 'text', sql: quoted(withoutQuotes(trimmed) ?? typed) };
}

/** A text as a literal, whatever is in it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What a typed text is taken for, for the line below the input. */
export function kindText({ kind, sql }: TypedValue): string {
  switch (kind) {
    case 'number':
      return l10n.t('A number: {0}', sql);
    case 'date':
    case 'time':
    case 'timestamp':
      return l10n.t('A date or time: {0}', sql);
    case 'boolean':
      return l10n.t('A truth value: {0}', sql);
    case 'null':
      return l10n.t('No value: NULL');
    case 'expression':
      return l10n.t('An expression, as it is: {0}', sql);
    case 'text':
      return l10n.t('A text: {0}', sql);
  }
}

/** Whether the calendar has the day. */
function isDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** The content of a text in single quotes, of which inner ones are doubled; `undefined` for any other text. */
function withoutQuotes(text: string): string | undefined {
  return /^'(?:[^']|'')*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : undefined;
}
