import type { JinjaDocument } from '@lakehouse/jinja';
import type { ProjectView } from './project/projectView';
import type { FilePath } from './text/filePath';
import type { Span } from './text/span';

/** A document as it is in the editor now, or on disk. */
export interface ServedDocument {
  readonly path: FilePath;
  readonly text: string;
  /** Its Jinja, parsed on first use and kept with this text. */
  readonly jinja: JinjaDocument;
}

/** What a feature is asked about. Valid until the next `await` only. */
export interface FeatureContext {
  readonly document: ServedDocument;
  /** The project that the document lies in; `undefined` for a file outside of every project. */
  readonly project: ProjectView | undefined;
  /** Columns of datasets known from Dremio, by their dotted path in lower case. */
  readonly datasets: ReadonlyMap<string, KnownDataset>;
}

/** A dataset whose columns the client fetched from Dremio. */
export interface KnownDataset {
  readonly path: readonly string[];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** How an entry is drawn. */
export type CompletionKind = 'model' | 'seed' | 'snapshot' | 'source' | 'table' | 'column' | 'keyword' | 'function';

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
  /** Entries of a lower rank come first; equal ones by label. Default 0. */
  readonly rank?: number;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface Problem {
  readonly span: Span;
  readonly severity: Severity;
  /** Stable name of the rule: `ref.missing`. */
  readonly code: string;
  readonly message: string;
  /** Names that could stand there instead, the nearest first: each becomes a quick fix that replaces `span`. */
  readonly replacements?: readonly Replacement[];
}

export interface Replacement {
  readonly title: string;
  readonly span: Span;
  readonly text: string;
}

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** A place in a file: `span` is empty at 0 for the file as a whole. */
export interface Place {
  readonly file: FilePath;
  readonly span: Span;
}

/**
 * One capability for one kind of place in a document. A feature answers `undefined` (or nothing) where it has
 * nothing to say; the first that answers a hover or definition wins, completions and problems are put together.
 */
export interface Feature {
  complete?(context: FeatureContext, offset: number): readonly Completion[] | undefined;
  check?(context: FeatureContext): readonly Problem[];
  hover?(context: FeatureContext, offset: number): Hover | undefined;
  define?(context: FeatureContext, offset: number): readonly Place[] | undefined;
}
