import type { Token } from '@lakehouse/sql';
import type { Span } from '../../../text/span';

/** Words before a parenthesis that call nothing. */
const NO_CALLS: ReadonlySet<string> = new Set(
  'WHERE AND OR NOT IN ON ANY ALL SOME EXISTS WHEN THEN ELSE CASE BETWEEN LIKE IS SELECT BY HAVING'.split(' '),
);

/** A call in a list of tokens: from its name to its closing parenthesis. */
export interface Call {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly span: Span;
}

/** The innermost call that a stretch is an argument of. */
export function callAround(tokens: readonly Token[], { start, end }: Span): Call | undefined {
  const open: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.text === '(') open.push(at);
    else if (token.text === ')') {
      const from = open.pop();
      if (from === undefined) continue;
      const name = tokens[from - 1];
      const around = (tokens[from]?.span.end ?? 0) <= start && end <= token.span.start;
      if (!around || name?.kind !== 'word' || NO_CALLS.has(name.keyword)) continue;
      return { name: name.keyword, from: from - 1, to: at, span: { start: name.span.start, end: token.span.end } };
    }
  }
  return undefined;
}
