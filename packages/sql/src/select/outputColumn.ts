import type { DottedName } from '../name';
import type { Span } from '../span';

/** A column of what a query gives. */
export interface OutputColumn {
  /** As the query spells it; `EXPR$2` for an expression without a name, as Dremio calls it. */
  readonly name: string;
  /** Where it gets its name: the alias, the last part of a column, the `*`; a nameless expression as a whole. */
  readonly span: Span;
  /** True when a `*` brings it in. */
  readonly star: boolean;
}

/** The columns of a query, in order. */
export interface QueryOutput {
  readonly columns: readonly OutputColumn[];
  /** False when there may be more columns, or others: a `*` over an unknown table, a name that only a macro knows. */
  readonly complete: boolean;
}

/** What a query's text cannot tell by itself. */
export interface QuerySurroundings {
  /** Names of a table's columns; undefined for a table that is not known. Names of the WITH list are not asked for. */
  readonly columnsOf: (table: DottedName) => readonly string[] | undefined;
  /** Whether a stretch stands for text that is not known, as what a macro prints. */
  readonly isOpaque?: (span: Span) => boolean;
}

export const UNKNOWN_OUTPUT: QueryOutput = { columns: [], complete: false };
