import type { ReflectionSetting } from '@lakehouse/sql';
import type { Span } from '../text/span';

/** What of the document was taken: the selection, the statement around the cursor, the whole dbt model, a CTE of either. */
export type CompiledUnit = 'selection' | 'statement' | 'model' | 'cte';

/** A stretch of the compiled text and the stretch of source that made it. Segments are in order and cover all of it. */
export interface CompiledSegment {
  readonly compiled: Span;
  readonly source: Span;
  /** True when both texts are the same, so that an offset inside maps to an offset inside. */
  readonly verbatim: boolean;
}

/** Compiled whole by our own renderer. */
export interface CompiledText {
  readonly kind: 'compiled';
  readonly unit: CompiledUnit;
  readonly sql: string;
  readonly segments: readonly CompiledSegment[];
  readonly source: Span;
  readonly title: string;
  /** Names of the upstream models that were put into the text, each behind those that it reads; absent when none was. */
  readonly inlined?: readonly string[];
}

/** Holds Jinja that only dbt can render. */
export interface NeedsDbt {
  readonly kind: 'needsDbt';
  readonly unit: CompiledUnit;
  readonly reason: string;
  readonly projectRoot: string;
  readonly text: string;
  readonly source: Span;
  readonly title: string;
  /** Of a CTE: which one to take of what dbt makes of the text. */
  readonly cte?: NamedCte;
  /** A variable without a value that stopped us: with it the text may be rendered without dbt. */
  readonly missingVar?: string;
}

/** A query of a `WITH` list by its name, and how many of that name stand before it in the text. */
export interface NamedCte {
  readonly name: string;
  readonly before: number;
}

/** A change of a reflection that Dremio makes by REST and has no SQL for. */
export interface ReflectionChangeOrder {
  readonly kind: 'reflectionChange';
  readonly reflection: string;
  /** Path in Dremio of the dataset that the statement names; absent where it names none. */
  readonly dataset?: readonly string[];
  readonly change: ReflectionSetting;
  /** The part of the document that was taken. */
  readonly source: Span;
}

/** Cannot be run; `source` is where. */
export interface CompileProblem {
  readonly kind: 'problem';
  readonly message: string;
  readonly source: Span;
}

export type CompileResult = CompiledText | NeedsDbt | ReflectionChangeOrder | CompileProblem;
