import type { Span } from '../text/span';
import type { Place } from './place';

export type SymbolKind =
  'model' | 'source' | 'table' | 'column' | 'cte' | 'macro' | 'test' | 'block' | 'property' | 'exposure' | 'docs';

/** A part of a document for its outline. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  /** Within `span`. */
  readonly nameSpan: Span;
  readonly children: readonly DocumentSymbol[];
}

/** Something of a project that can be gone to by its name. */
export interface ProjectSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Where it belongs: a package, a source. */
  readonly container?: string;
  readonly place: Place;
}
