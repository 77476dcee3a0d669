import type { Span } from '../text/span';
import type { Place } from './place';
import type { TextChange } from './workspaceChange';

/** A use of the name under the cursor. */
export interface Highlight {
  readonly span: Span;
  /** True where the name is defined. */
  readonly write: boolean;
}

/** A stretch that leads to a file or a page. */
export interface DocumentLink {
  readonly span: Span;
  readonly target: { readonly kind: 'file'; readonly place: Place } | { readonly kind: 'page'; readonly url: string };
  readonly tooltip?: string;
}

/** A stretch that can be folded: whole lines. */
export interface Fold {
  readonly span: Span;
  readonly kind: 'region' | 'comment';
}

/** Text that the editor shows between the letters. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip?: string;
  /** What a double click writes. */
  readonly changes?: readonly TextChange[];
}

/** A line of small text above a line of the document. */
export interface CodeLens {
  readonly span: Span;
  readonly title: string;
  /** What a click runs; places are handed over as the protocol's locations. */
  readonly command: {
    readonly name: string;
    readonly args: readonly (string | number | Place | readonly Place[])[];
  };
}

/** Kinds of tokens beyond what the grammar colours, in the order of the legend. */
export const TOKEN_TYPES = [
  'class',
  'variable',
  'property',
  'function',
  'macro',
  'namespace',
  'keyword',
  'type',
  'parameter',
] as const;

export const TOKEN_MODIFIERS = ['declaration', 'deprecated', 'defaultLibrary'] as const;

/** A token with a meaning that only the project knows. */
export interface SemanticToken {
  readonly span: Span;
  readonly type: (typeof TOKEN_TYPES)[number];
  readonly modifiers?: readonly (typeof TOKEN_MODIFIERS)[number][];
}
