import type { Span } from '../text/span';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}
