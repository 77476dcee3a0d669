import type { Token } from '@lakehouse/sql';
import type { Span } from '../../../text/span';
import type { Call } from './call';

type Unit = 'day' | 'month' | 'year';

/**
 * `column >= first AND column < next` for a call that is compared with one literal for equality: `YEAR(c) = 2026`,
 * `CAST(c AS DATE) = '2026-11-24'`, `DATE_TRUNC('month', c) = DATE '2026-11-01'`. Undefined for anything else.
 */
export function halfOpenRange(
  tokens: readonly Token[],
  call: Call,
  column: string,
): { readonly span: Span; readonly text: string } | undefined {
  const unit = unitOf(tokens.slice(call.from, call.to + 1), call.name);
  if (unit === undefined || tokens[call.to + 1]?.text !== '=') return undefined;
  const isTyped = tokens[call.to + 2]?.keyword === 'DATE';
  const literal = tokens[call.to + (isTyped ? 3 : 2)];
  // A literal that goes on is part of a larger expression.
  const next = tokens[call.to + (isTyped ? 4 : 3)];
  if (
    literal === undefined ||
    (next !== undefined && !['AND', 'OR', 'GROUP', 'ORDER'].includes(next.keyword) && next.text !== ')')
  )
    return undefined;
  const first = firstDay(literal, call.name);
  if (first === undefined || !begins(first, unit)) return undefined;
  const from = first.toISOString().slice(0, 10);
  const to = dayAfter(first, unit).toISOString().slice(0, 10);
  return {
    span: { start: call.span.start, end: literal.span.end },
    text: `(${column} >= DATE '${from}' AND ${column} < DATE '${to}')`,
  };
}

function unitOf(call: readonly Token[], name: string): Unit | undefined {
  const words = call.map(({ text }) => text.toLowerCase());
  if (name === 'YEAR') return 'year';
  if (name === 'CAST') return words.at(-2) === 'date' && words.at(-3) === 'as' ? 'day' : undefined;
  if (name === 'DATE' || name === 'TO_DATE') return words.includes(',') ? undefined : 'day';
  if (name !== 'DATE_TRUNC') return undefined;
  return (['day', 'month', 'year'] as const).find(unit => words[2] === `'${unit}'`);
}

function firstDay({ kind, text }: Token, name: string): Date | undefined {
  if (name === 'YEAR') return kind === 'number' && /^\d{4}$/.test(text) ? new Date(`${text}-01-01`) : undefined;
  const day = /^'(\d{4}-\d{2}-\d{2})'$/.exec(text)?.[1];
  const date = day === undefined ? undefined : new Date(day);
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
}

/** A month is never equal to a day in its middle: such a comparison is a mistake of another kind. */
function begins(day: Date, unit: Unit): boolean {
  if (unit === 'day') return true;
  return day.getUTCDate() === 1 && (unit === 'month' || day.getUTCMonth() === 0);
}

function dayAfter(first: Date, unit: Unit): Date {
  const [year, month, day] = [first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate()];
  if (unit === 'year') return new Date(Date.UTC(year + 1, month, day));
  return new Date(unit === 'month' ? Date.UTC(year, month + 1, day) : Date.UTC(year, month, day + 1));
}
