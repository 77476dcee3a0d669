import type { Span } from './span';

interface TokenBase {
  readonly span: Span;
}

/** A name or keyword: `ref`, `if`, `not`. */
export interface NameToken extends TokenBase {
  readonly kind: 'name';
  readonly text: string;
}

/** A number as written; `1_000` is one. */
export interface NumberToken extends TokenBase {
  readonly kind: 'number';
  readonly text: string;
}

/** A string; `inner` is what stands between the quotes, `value` what it means once escapes are read. */
export interface StringToken extends TokenBase {
  readonly kind: 'string';
  readonly value: string;
  readonly inner: Span;
  /** False when the closing quote is missing; the string then ends where its tag, its line or a bracket does. */
  readonly closed: boolean;
}

/** An operator or bracket; a character that Jinja does not know is one as well. */
export interface OperatorToken extends TokenBase {
  readonly kind: 'operator';
  readonly text: string;
}

/** One word of what stands in a tag. */
export type Token = NameToken | NumberToken | StringToken | OperatorToken;
