import type { Span } from './span';
import type { Token } from './token';

interface SegmentBase {
  /** All of it, delimiters included. */
  readonly span: Span;
}

/** Text that is printed as it stands. */
export interface TextSegment extends SegmentBase {
  readonly kind: 'text';
}

/** What stands between `{% raw %}` and `{% endraw %}`, printed as it stands; the tags are its ends. */
export interface RawSegment extends SegmentBase {
  readonly kind: 'raw';
  /** Without the two tags. */
  readonly inner: Span;
  readonly closed: boolean;
}

/** `{# … #}`. */
export interface CommentSegment extends SegmentBase {
  readonly kind: 'comment';
  readonly closed: boolean;
}

/** How a tag trims the text at one of its sides: `-` removes white space, `+` keeps it. */
export type Trim = '-' | '+' | undefined;

/** `{{ … }}` or `{% … %}`. */
export interface TagSegment extends SegmentBase {
  readonly kind: 'expression' | 'statement';
  /** Without the delimiters and their trim marks. */
  readonly inner: Span;
  readonly tokens: readonly Token[];
  readonly trimBefore: Trim;
  readonly trimAfter: Trim;
  /** False when the end is missing; the tag then ends where the next one starts, or with the text. */
  readonly closed: boolean;
}

/** A part of a template. Segments follow each other without gaps and cover the whole text. */
export type Segment = TextSegment | RawSegment | CommentSegment | TagSegment;
