import type { Span } from '../text/span';
import type { WorkspaceChange } from './workspaceChange';

/** What a problem looks like when its fixes are asked for: as it was published. */
export interface PublishedProblem {
  readonly span: Span;
  readonly code: string;
}

/** A change that is offered at a place. */
export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor' | 'source';
  /** The problem that it mends, one of those that were handed in. */
  readonly mends?: PublishedProblem;
  readonly preferred?: boolean;
  readonly change: WorkspaceChange;
}
