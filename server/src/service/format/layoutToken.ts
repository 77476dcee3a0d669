import type { Segment } from '@lakehouse/jinja';
import type { Token, TokenKind } from '@lakehouse/sql';
import type { Span } from '../text/span';

/** How a token is laid out. */
export type LayoutRole =
  /** SQL that holds no Jinja. */
  | 'sql'
  /** Holds Jinja, and stands among SQL as a word, a name, a string or a comment does. */
  | 'atom'
  /** Jinja that stands on a line of its own. */
  | 'line'
  /** `{# … #}`: on a line of its own where it is so in the source. */
  | 'remark';

/** A stretch of a template that is kept to the letter; between two there is white space, or nothing. */
export interface LayoutToken {
  readonly kind: TokenKind;
  readonly role: LayoutRole;
  readonly span: Span;
  /** As written. */
  readonly text: string;
  /** As the SQL lexer saw it, with Jinja filled in by letters. */
  readonly sql: Token;
  /** The Jinja in it, in order. */
  readonly segments: readonly Segment[];
}
