import type { Span } from '../text/span';

/** What would be renamed at a place. */
export interface RenameTarget {
  /** The name here, without quotes. */
  readonly span: Span;
  readonly name: string;
}
