import { tokenize, type Token } from '@lakehouse/sql';
import type { Span } from '@lakehouse/protocol';

/** A place in a statement that waits for a value. */
export interface Placeholder {
  /** As written behind the colon. */
  readonly name: string;
  /** Of colon and name. */
  readonly span: Span;
}

/** The places of a statement with `:name`: none in texts, quoted names and comments, and no `a::type`, `a:b` or `x[1:n]`. */
export function placeholdersIn(sql: string): readonly Placeholder[] {
  if (!sql.includes(':')) return [];
  const tokens = tokenize(sql);
  return tokens.flatMap((token, at) => {
    const name = tokens[at + 1];
    const isOne =
      token.text === ':' &&
      name?.kind === 'word' &&
      name.span.start === token.span.end &&
      !endsValue(tokens[at - 1], token.span.start);
    return isOne ? [{ name: name.text, span: { start: token.span.start, end: name.span.end } }] : [];
  });
}

/** Whether a token right before the colon makes it part of a value: a cast, a path into JSON, the end of a slice. */
function endsValue(before: Token | undefined, start: number): boolean {
  if (before?.span.end !== start) return false;
  return before.kind === 'operator' ? before.text === ':' : !['(', ',', '[', ';'].includes(before.text);
}
