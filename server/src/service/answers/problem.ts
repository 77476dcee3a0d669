import type { Span } from '../text/span';
import type { Place } from './place';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface Problem {
  readonly span: Span;
  readonly severity: Severity;
  /** Stable name of the rule: `ref.missing`. Each has a section of that name in `docs/diagnostics.md`. */
  readonly code: string;
  readonly message: string;
  /** Drawn faint or struck out. */
  readonly tag?: 'unnecessary' | 'deprecated';
  /** Other places that have to do with it. */
  readonly related?: readonly { readonly place: Place; readonly message: string }[];
  /** Texts that could stand there instead, the best first: each becomes a quick fix in the same document. */
  readonly replacements?: readonly Replacement[];
}

export interface Replacement {
  readonly title: string;
  readonly span: Span;
  readonly text: string;
}
