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

/** What is shown beside an entry. */
export interface CompletionAbout {
  /** Behind the label: the relation's name, a type. */
  readonly detail?: string;
  /** Markdown beside the list. */
  readonly documentation?: string;
}

export interface Completion extends CompletionAbout {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Tells what is shown beside it, where that takes work: of thousands of entries few are sent. */
  readonly about?: () => CompletionAbout;
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
