import type { ClauseKind } from '../analysis/sqlAnalysis';
import type { DottedName, NamePart } from '../name';
import type { Span } from '../span';

/** A value as it is written. What matters for names, columns and types is kept; the rest of the spelling is not. */
export type Expression =
  /** A name with its qualifiers and fields; `dangling` when a dot stands at its end. */
  | { readonly kind: 'name'; readonly span: Span; readonly name: DottedName }
  /** `*`, `t.*`. */
  | { readonly kind: 'star'; readonly span: Span; readonly qualifier: DottedName | undefined }
  | { readonly kind: 'literal'; readonly span: Span; readonly type: string | undefined }
  | FunctionCall
  | { readonly kind: 'cast'; readonly span: Span; readonly value: Expression; readonly type: string | undefined }
  | CaseExpression
  /** Operands that operators of one precedence join. */
  | {
      readonly kind: 'operation';
      readonly span: Span;
      readonly operators: readonly string[];
      readonly operands: readonly Expression[];
    }
  /** Whatever is true or false: `is null`, `in`, `between`, `like`, `not`. */
  | { readonly kind: 'condition'; readonly span: Span; readonly parts: readonly Expression[] }
  /** What one pair of parentheses or brackets holds: a value, a row, an array. */
  | { readonly kind: 'group'; readonly span: Span; readonly items: readonly Expression[]; readonly bracket: '(' | '[' }
  /** A query in parentheses; of EXISTS only that it has rows counts. */
  | { readonly kind: 'subquery'; readonly span: Span; readonly query: Query; readonly exists: boolean }
  /** An element or field of a value: `x[0]`, `f(y).a`. */
  | {
      readonly kind: 'access';
      readonly span: Span;
      readonly value: Expression;
      readonly indexes: readonly Expression[];
    }
  /** A place where a value is missing. */
  | { readonly kind: 'hole'; readonly span: Span }
  /** What cannot be told apart: text that a macro prints beside other values, or nested too deep. */
  | { readonly kind: 'other'; readonly span: Span; readonly parts: readonly Expression[] };

export interface FunctionCall {
  readonly kind: 'call';
  readonly span: Span;
  /** Upper case, with its path. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Expression[];
  /** What FILTER, WITHIN GROUP and OVER name. */
  readonly modifiers: readonly Expression[];
  /** False for those that are written without parentheses, as CURRENT_DATE. */
  readonly parentheses: boolean;
}

export interface CaseExpression {
  readonly kind: 'case';
  readonly span: Span;
  /** The value behind CASE and those behind each WHEN. */
  readonly conditions: readonly Expression[];
  /** Behind each THEN and ELSE. */
  readonly results: readonly Expression[];
}

/** A query with its WITH list, and what orders and limits its rows. */
export interface Query {
  readonly span: Span;
  /** As far as a cursor belongs to it: to the token behind it. */
  readonly reach: Span;
  readonly ctes: readonly CteItem[];
  readonly recursive: boolean;
  /** One, or the arms of a set operation. */
  readonly arms: readonly Arm[];
  /** ORDER BY, LIMIT, OFFSET and FETCH. */
  readonly tail: readonly Clause[];
}

export type Arm =
  | Select
  | {
      readonly kind: 'values';
      readonly span: Span;
      readonly reach: Span;
      readonly rows: readonly (readonly Expression[])[];
    }
  | { readonly kind: 'nested'; readonly span: Span; readonly reach: Span; readonly query: Query }
  /** What a macro prints, or nothing. */
  | { readonly kind: 'unknown'; readonly span: Span; readonly reach: Span };

export interface CteItem {
  readonly name: NamePart;
  readonly columns: readonly NamePart[];
  readonly span: Span;
  readonly body: Span;
  readonly query: Query;
}

/** A SELECT; also what reads like one: UPDATE, DELETE and MERGE have no items. */
export interface Select {
  readonly kind: 'select';
  readonly span: Span;
  readonly reach: Span;
  readonly distinct: boolean;
  readonly items: readonly SelectItem[];
  readonly from: readonly FromEntry[];
  /** In the order of the text, those of joins among them. */
  readonly clauses: readonly Clause[];
  /** Columns of the first relation that a statement sets. */
  readonly targets: readonly NamePart[];
}

export interface SelectItem {
  readonly span: Span;
  readonly expression: Expression;
  readonly alias: NamePart | undefined;
  /** Whether AS stands before the alias. */
  readonly announced: boolean;
}

/** A clause with the values in it. */
export interface Clause {
  readonly kind: ClauseKind;
  /** From its keyword to the token behind it. */
  readonly span: Span;
  readonly values: readonly Expression[];
  /** How many of the things that FROM reads it can name: ON sees none that is joined later. */
  readonly reach?: number;
}

/** A thing that FROM reads and how it joins those before. */
export interface FromEntry {
  readonly item: FromItem;
  readonly join: Join;
}

export interface Join {
  /** True behind a comma, which joins less tightly than JOIN does. */
  readonly comma: boolean;
  readonly natural: boolean;
  readonly using: readonly NamePart[];
}

export interface FromItem {
  readonly source:
    | { readonly kind: 'table'; readonly name: DottedName }
    | { readonly kind: 'query'; readonly query: Query; readonly lateral: boolean }
    | { readonly kind: 'function'; readonly call: Expression }
    | { readonly kind: 'unknown' };
  /** Without the alias. */
  readonly span: Span;
  readonly alias: NamePart | undefined;
  readonly columns: readonly NamePart[];
  /** True when its alias is text that is not known. */
  readonly hidden: boolean;
  /** What PIVOT and UNPIVOT make of the columns of its source, in order; `unknown` where only Dremio can tell. */
  readonly shapes: readonly (Reshape | 'unknown')[];
  /** The columns that each of those names. */
  readonly reads: readonly (readonly NamePart[])[];
}

/** What PIVOT or UNPIVOT makes of columns: those that it consumes are gone, and those that it gives come last. */
export interface Reshape {
  readonly consumed: readonly NamePart[];
  readonly given: readonly NamePart[];
  /** The columns whose values those that are given hold. */
  readonly from: readonly NamePart[];
}

/** What a text holds between two `;`. */
export interface StatementTree {
  readonly queries: readonly Query[];
  /** True when names may mean what is declared outside of the query, as parameters of a function. */
  readonly open: boolean;
}
