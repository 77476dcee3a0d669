import type { Span } from '../text/span';
import type { TextChange } from './workspaceChange';

/** How an entry is drawn. None is drawn as a snippet: editors sort those apart from the rest, whatever their rank. */
export type CompletionKind =
  | 'model'
  | 'seed'
  | 'snapshot'
  | 'source'
  | 'table'
  | 'cte'
  | 'column'
  | 'keyword'
  | 'function'
  | 'macro'
  | 'variable'
  | 'property'
  | 'value'
  | 'file';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Behind the label: the relation's name, a type. */
  readonly detail?: string;
  /** Markdown beside the list. */
  readonly documentation?: string;
  /** What is replaced, and by what. */
  readonly replace: Span;
  readonly insert: string;
  /** True when `insert` has tab stops: `${1:name}`, `$0`. */
  readonly snippet?: boolean;
  /** What is compared with the typed letters, where that is not `insert`. */
  readonly filter?: string;
  /** Changes elsewhere in the document that come with it. */
  readonly also?: readonly TextChange[];
  /** True when the next thing is completed at once, as the name within `ref('')`. */
  readonly thenComplete?: boolean;
  /** Entries of a lower rank come first; equal ones by label. Default 0. */
  readonly rank?: number;
}
