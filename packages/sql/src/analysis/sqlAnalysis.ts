import type { DottedName, NamePart } from '../name';
import type { Span } from '../span';

/** A clause of a SELECT, or the part of a statement that reads like one. */
export type ClauseKind =
  'select' | 'from' | 'on' | 'using' | 'where' | 'groupBy' | 'having' | 'qualify' | 'orderBy' | 'limit' | 'window';

/**
 * A column of a base table that a value comes from: `relation` is where the query names the table.
 * A value that is made of several columns has several origins; a literal has none.
 */
export interface ColumnOrigin {
  readonly relation: SqlRelation;
  /** As the table spells it where that is known, else as the query does. */
  readonly column: string;
}

/** A column that a relation gives to the query that reads it. */
export interface RelationColumn {
  readonly name: string;
  /** Dremio's name for the type, upper case, as `BIGINT` or `DECIMAL(38,2)`; undefined where it cannot be told. */
  readonly type: string | undefined;
  /** Where this text gives it its name: the alias or column in the query behind it; undefined for a base table. */
  readonly definition: Span | undefined;
  readonly origins: readonly ColumnOrigin[];
}

/** One thing that a FROM clause reads. */
export interface SqlRelation {
  /** `function` is `TABLE(f(…))`, FLATTEN and UNNEST; `unknown` what a macro prints, or what is half written. */
  readonly kind: 'table' | 'cte' | 'derived' | 'values' | 'function' | 'unknown';
  /** Without its alias. */
  readonly span: Span;
  /** Of a table or CTE. */
  readonly name: DottedName | undefined;
  readonly alias: NamePart | undefined;
  /** What qualifies its columns: the alias, else the last part of the name; lower case. Undefined where it is not known. */
  readonly exposedName: string | undefined;
  /** The query behind a derived table or a CTE. */
  readonly query: SqlScope | undefined;
  readonly cte: SqlCte | undefined;
  readonly columns: readonly RelationColumn[];
  /** False when it may have columns that are not listed. */
  readonly complete: boolean;
  /** The columns that PIVOT and UNPIVOT find; those above where neither stands. */
  readonly unshaped: { readonly columns: readonly RelationColumn[]; readonly complete: boolean };
}

/** A query of a WITH list. */
export interface SqlCte {
  readonly name: NamePart;
  /** Inside of the parentheses; to the end of the text when they are not closed. */
  readonly body: Span;
  /** From the name to the closing parenthesis. */
  readonly span: Span;
  readonly query: SqlScope;
  readonly columns: readonly RelationColumn[];
  readonly complete: boolean;
}

/** What one item of a select list gives. */
export interface SqlOutputColumn extends RelationColumn {
  readonly definition: Span;
  /** The whole item with its alias; of a `*` the star with its qualifier. */
  readonly item: Span;
  /** The expression without its alias. */
  readonly expression: Span;
  /** True when a `*` brings it in. */
  readonly star: boolean;
  /** The column that the `*` brings in. */
  readonly behind: RelationColumn | undefined;
}

/** What a name of a column means where it stands. */
export type ColumnResolution =
  | { readonly kind: 'column'; readonly relation: SqlRelation; readonly column: RelationColumn }
  /** The alias of a select item, where Dremio lets a clause or a later item use it. */
  | { readonly kind: 'alias'; readonly output: SqlOutputColumn }
  /** Every relation that has it; the columns of all of them are known. */
  | { readonly kind: 'ambiguous'; readonly relations: readonly SqlRelation[] }
  /** All relations in reach are known whole, and none has it. */
  | { readonly kind: 'missing' }
  /** No relation in reach is called so. */
  | { readonly kind: 'noQualifier' }
  /** Some relation in reach is not known whole: nothing can be said. */
  | { readonly kind: 'open' };

/** A place where a query names a column, or is about to: `o.` has a column of an empty span. */
export interface ColumnReference {
  /** With its qualifier. */
  readonly span: Span;
  /** Everything before the last dot. */
  readonly qualifier: DottedName | undefined;
  readonly name: NamePart;
  readonly clause: ClauseKind;
  readonly resolution: ColumnResolution;
}

/** A `*` or `t.*` of a select list, with the columns it stands for as far as they are known. */
export interface StarReference {
  readonly span: Span;
  readonly qualifier: NamePart | undefined;
  readonly columns: readonly { readonly relation: SqlRelation; readonly column: RelationColumn }[];
  readonly complete: boolean;
}

/**
 * One SELECT (an arm of a UNION is a scope of its own), or VALUES. UPDATE, DELETE and MERGE read like one that gives
 * nothing: the first relation is the table they change.
 */
export interface SqlScope {
  /** From SELECT to its end; of a set operation the whole of it. */
  readonly span: Span;
  /** The scope whose columns a correlated subquery may use too. */
  readonly outer: SqlScope | undefined;
  /** CTEs that can be read here, by lower-case name, the nearest definition of each. */
  readonly ctes: ReadonlyMap<string, SqlCte>;
  /** In the order of the FROM clause; of a set operation none. */
  readonly relations: readonly SqlRelation[];
  /** The arms of a set operation; empty for a plain SELECT. */
  readonly arms: readonly SqlScope[];
  /** From its first word to the token behind it; `on` and `using` lie within `from`. */
  readonly clauses: readonly { readonly kind: ClauseKind; readonly span: Span }[];
  readonly output: readonly SqlOutputColumn[];
  /** False when the output may have other columns. */
  readonly complete: boolean;
  readonly references: readonly ColumnReference[];
  readonly stars: readonly StarReference[];
  /** Queries inside its expressions, and behind its derived tables. */
  readonly children: readonly SqlScope[];
  readonly distinct: boolean;
}

/** Something that keeps a text from being SQL that Dremio reads. */
export interface SqlFault {
  readonly span: Span;
  /** `parenthesis`, `item`, `keyword`, `string`, …: the name of what is wrong. */
  readonly kind: string;
  /** What was expected, for the message; plain words and keywords, not translated. */
  readonly expected?: string;
}

/** The queries of a text and what each name in them means. */
export interface SqlAnalysis {
  /** The outermost query of every statement that has one, in order. */
  readonly queries: readonly SqlScope[];
  /** Every CTE of the text, in order. */
  readonly ctes: readonly SqlCte[];
  readonly faults: readonly SqlFault[];
  /** The innermost scope around an offset; at its end too, so that text which is being typed belongs to it. */
  readonly scopeAt: (offset: number) => SqlScope | undefined;
}

/** Columns of a table that the text itself cannot tell. */
export interface TableColumns {
  readonly columns: readonly { readonly name: string; readonly type?: string }[];
  /** False when it may have others. */
  readonly complete: boolean;
  /** What qualifies its columns where it has no alias and the text does not tell, as for a `ref(…)`. */
  readonly exposedName?: string;
}

/** What the text of a query cannot tell by itself. */
export interface SqlSurroundings {
  /** Undefined for a table that is not known. Names of a WITH list are not asked for. */
  readonly columnsOf: (table: DottedName) => TableColumns | undefined;
  /**
   * Whether a stretch has text in it that is not known, as what a macro prints. The name of a table may be such text:
   * `columnsOf` is asked for it all the same.
   */
  readonly isOpaque?: (span: Span) => boolean;
  /** Whether a stretch has text in it that may be left out, be others, or come many times, as in a loop. It is read as it stands. */
  readonly isUncertain?: (span: Span) => boolean;
  /** The type that a function gives, by Dremio's name; by the catalogue of functions when it is left out. */
  readonly typeOfCall?: (name: string, types: readonly (string | undefined)[]) => string | undefined;
}
