import type { Expression } from './expression';
import type { TagSegment } from './segment';
import type { Statement } from './statement';

/** A `{{ … }}` with what it prints. */
export interface PrintTag {
  readonly kind: 'print';
  readonly segment: TagSegment;
  readonly expressions: readonly Expression[];
}

/** A `{% … %}` with what it says. */
export interface StatementTag {
  readonly kind: 'statement';
  readonly segment: TagSegment;
  readonly statement: Statement;
}

/** A tag of a template, parsed. */
export type Tag = PrintTag | StatementTag;
