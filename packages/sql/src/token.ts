import type { Span } from './span';

/**
 * What a stretch of SQL is.
 *
 * `word` is an unquoted name or keyword, `quoted` a `"…"` identifier, `string` a `'…'` literal;
 * `punctuation` is one of `( ) [ ] { } , ; .`, everything else that is printed is an `operator`.
 */
export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'operator' | 'punctuation' | 'comment';

export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
  /** As written. */
  readonly text: string;
  /** Upper case of a `word`, to compare with keywords; empty for every other kind. */
  readonly keyword: string;
  /** False for a string, quoted identifier or block comment that the text ends without closing. */
  readonly closed: boolean;
}

/** The name that a `word` or `quoted` token stands for, the content of a `string`; the text of any other token. */
export function tokenValue(token: Token): string {
  if (token.kind === 'quoted') return unquote(token, '"');
  if (token.kind === 'string') return unquote(token, "'");
  return token.text;
}

function unquote(token: Token, quote: string): string {
  return token.text.slice(1, token.closed ? -1 : undefined).replaceAll(quote + quote, quote);
}

/** Whether a token can be a part of a name. */
export function isName(token: Token | undefined): token is Token {
  return token !== undefined && (token.kind === 'word' || token.kind === 'quoted');
}

/** Whether a token is this punctuation or operator. */
export function isMark(token: Token | undefined, mark: string): token is Token {
  return token !== undefined && token.text === mark && (token.kind === 'punctuation' || token.kind === 'operator');
}
