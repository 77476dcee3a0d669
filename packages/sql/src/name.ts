import type { Span } from './span';
import { isMark, isName, tokenValue, type Token } from './token';

/** One part of a dotted name. */
export interface NamePart {
  /** With its quotes. */
  readonly span: Span;
  /** Without quotes; an unquoted part as typed, Dremio compares it regardless of case. */
  readonly value: string;
  readonly quoted: boolean;
}

/** A dotted name: `orders`, `bronze.raw_orders`, `"@me"."My Folder".t`. */
export interface DottedName {
  readonly parts: readonly NamePart[];
  /** From the first part to the last, or to a dot that nothing follows yet. */
  readonly span: Span;
  /** True when a dot stands behind the last part: `bronze.`, and also `t.*`. */
  readonly dangling: boolean;
}

/** The name that starts at a token, and the index of the token behind it; undefined when none starts there. */
export function readName(tokens: readonly Token[], at: number): { name: DottedName; next: number } | undefined {
  const first = tokens[at];
  if (!isName(first)) return undefined;
  const parts = [partOf(first)];
  let next = at + 1;
  while (isMark(tokens[next], '.') && continues(tokens[next + 1], tokens[next])) {
    parts.push(partOf(tokens[next + 1] as Token));
    next += 2;
  }
  const dot = tokens[next];
  const dangling = isMark(dot, '.');
  const end = dangling ? dot.span.end : (parts.at(-1)?.span.end ?? first.span.end);
  return { name: { parts, span: { start: first.span.start, end }, dangling }, next: dangling ? next + 1 : next };
}

/** Behind a dot any word is a name, unless it begins the next clause: `select t.` and on the next line `from`. */
function continues(token: Token | undefined, dot: Token | undefined): boolean {
  if (!isName(token) || dot === undefined) return false;
  return token.span.start === dot.span.end || !CLAUSE_WORDS.has(token.keyword);
}

function partOf(token: Token): NamePart {
  return { span: token.span, value: tokenValue(token), quoted: token.kind === 'quoted' };
}

/** Words that begin or join a clause, so that without quotes they are neither a table nor its alias. */
export const CLAUSE_WORDS: ReadonlySet<string> = new Set(
  (
    'SELECT FROM WHERE GROUP ORDER HAVING QUALIFY WINDOW UNION INTERSECT EXCEPT MINUS LIMIT OFFSET FETCH ' +
    'JOIN INNER LEFT RIGHT FULL OUTER CROSS NATURAL ON USING SET VALUES WITH LATERAL AND OR NOT AS ' +
    'WHEN THEN ELSE END CASE IN IS LIKE BETWEEN EXISTS INTO PIVOT UNPIVOT TABLESAMPLE RETURN'
  ).split(' '),
);
