import type { JinjaDocument } from '@lakehouse/jinja';
import type { CodeAction, PublishedProblem } from './answers/codeAction';
import type { Completion } from './answers/completion';
import type { CodeLens, DocumentLink, Fold, Highlight, InlayHint, SemanticToken } from './answers/editorMark';
import type { Hover } from './answers/hover';
import type { Place } from './answers/place';
import type { Problem } from './answers/problem';
import type { RenameTarget } from './answers/rename';
import type { SignatureHelp } from './answers/signature';
import type { DocumentSymbol } from './answers/symbol';
import type { TextChange, WorkspaceChange } from './answers/workspaceChange';
import type { Reflections } from './dbt/reflection/placedReflection';
import type { LanguageSettings } from './languageSettings';
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
  readonly settings: LanguageSettings;
  /** The reflections that files of the workspace create which dbt does not read. */
  readonly reflections: Reflections;
  /** Another file of the workspace as it is now: the open document, or what is on disk. Parsed anew: not for loops over a project. */
  documentAt(file: FilePath): ServedDocument | undefined;
}

/** A dataset whose columns the client fetched from Dremio. */
export interface KnownDataset {
  readonly path: readonly string[];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** When they were fetched, in milliseconds since 1970. */
  readonly fetchedAt?: number;
}

/**
 * One capability for one kind of place in a document. A feature answers `undefined` (or nothing) where it has
 * nothing to say. The first that answers wins for what has one answer (hover, definition, signature, rename);
 * what comes in lists is put together.
 */
export interface Feature {
  complete?(context: FeatureContext, offset: number): readonly Completion[] | undefined;
  check?(context: FeatureContext): readonly Problem[];
  /** Changes offered for a selection, and for the problems in it beyond their own replacements. */
  act?(context: FeatureContext, selection: Span, problems: readonly PublishedProblem[]): readonly CodeAction[];
  hover?(context: FeatureContext, offset: number): Hover | undefined;
  signature?(context: FeatureContext, offset: number): SignatureHelp | undefined;

  define?(context: FeatureContext, offset: number): readonly Place[] | undefined;
  /** Every use of what stands at the offset, its definition among them when that is wanted. */
  references?(context: FeatureContext, offset: number, withDefinition: boolean): readonly Place[] | undefined;
  renameTarget?(context: FeatureContext, offset: number): RenameTarget | undefined;
  /** @throws Failure when the new name cannot be used, with what to do instead */
  rename?(context: FeatureContext, offset: number, newName: string): WorkspaceChange | undefined;

  highlight?(context: FeatureContext, offset: number): readonly Highlight[] | undefined;
  symbols?(context: FeatureContext): readonly DocumentSymbol[];
  links?(context: FeatureContext): readonly DocumentLink[];
  folds?(context: FeatureContext): readonly Fold[];
  /** Stretches around an offset, from the smallest to the largest. */
  selections?(context: FeatureContext, offset: number): readonly Span[] | undefined;
  hints?(context: FeatureContext, visible: Span): readonly InlayHint[];
  lenses?(context: FeatureContext): readonly CodeLens[];
  tokens?(context: FeatureContext): readonly SemanticToken[];
  /** Changes that lay out a document, or the lines of a selection. Of the context nothing but the document counts later. */
  format?(context: FeatureContext, options: FormatOptions): Promise<readonly TextChange[] | undefined>;
}

export interface FormatOptions {
  readonly selection: Span | undefined;
  /** Spaces of one step; a tab when `tabs`. */
  readonly tabSize: number;
  readonly tabs: boolean;
}
