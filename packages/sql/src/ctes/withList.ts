import type { NamePart } from '../name';
import type { Span } from '../span';

/** One query of a `WITH` list. */
export interface WithItem {
  readonly name: NamePart;
  /** From its name to the closing parenthesis. */
  readonly span: Span;
  /** The parentheses with its query. */
  readonly body: Span;
}

/** A `WITH` list where it is written, of the outermost query or of one within parentheses. */
export interface WithList {
  readonly recursive: boolean;
  /** From WITH to the end of the last item. */
  readonly span: Span;
  /** The query that the list belongs to: up to the parenthesis that closes around it, or the end of the statement. */
  readonly reach: Span;
  readonly items: readonly WithItem[];
}
