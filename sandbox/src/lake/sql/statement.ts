import type { DottedName } from '@lakehouse/sql';
import type { Relation } from './names';
import type { ReflectionCommand } from './reflectionCommand';
import type { EditedText } from './textEdits';

/** What a statement works on: its path as written, and the DuckDB relation it means. */
export interface Target {
  readonly name: DottedName;
  readonly path: readonly string[];
  readonly relation: Relation;
}

/** A statement as the lake executes it. */
export type Statement =
  | { readonly kind: 'query'; readonly body: EditedText }
  /** EXPLAIN PLAN of a query. */
  | { readonly kind: 'explain'; readonly body: EditedText }
  | {
      readonly kind: 'createView';
      readonly target: Target;
      readonly replace: boolean;
      readonly body: EditedText;
      /** The view's query as written, which Dremio shows again. */
      readonly written: string;
    }
  | {
      readonly kind: 'createTable';
      readonly target: Target;
      readonly ifNotExists: boolean;
      /** `query` fills the new table; `columns` is the list in parentheses of an empty one. */
      readonly content: { readonly query: EditedText } | { readonly columns: EditedText };
    }
  | { readonly kind: 'createFolder'; readonly target: Target; readonly ifNotExists: boolean }
  | { readonly kind: 'drop'; readonly what: 'TABLE' | 'VIEW'; readonly target: Target; readonly ifExists: boolean }
  /** INSERT, UPDATE, DELETE, MERGE and TRUNCATE. */
  | { readonly kind: 'change'; readonly target: Target; readonly body: EditedText }
  /** Changes to a table's columns: one DuckDB statement each. */
  | { readonly kind: 'alterColumns'; readonly target: Target; readonly bodies: readonly EditedText[] }
  /** Accepted, with nothing to do here. */
  | { readonly kind: 'acknowledge'; readonly target: Target; readonly summary: string }
  | { readonly kind: 'reflection'; readonly target: Target; readonly command: ReflectionCommand };
