import type { Span } from '../span';

/** What to compile: the document, and what is selected or where the cursor stands (an empty selection). */
export interface CompileParams {
  readonly uri: string;
  /** The text as the editor has it now comes from the open document; offsets count in it. */
  readonly selection: Span;
  /**
   * `run`, and when it is left out: the selection, the model, or the statement around the cursor.
   * `cte`: of the model or statement the query of a `WITH` list that the selection starts in, with those that it needs.
   */
  readonly take?: CompileTake;
  /**
   * Unique ids of upstream models that become CTEs in place of what is built in Dremio; with them those between them
   * and the document, and ephemeral ones. What needs dbt is then a problem.
   */
  readonly inline?: readonly string[];
  /** Values of variables before those of `dbt_project.yml`, as dbt takes them from its command line. */
  readonly vars?: CompileVars;
}

/** dbt's variables by name. */
export type CompileVars = Readonly<Record<string, string | number | boolean>>;

export type CompileTake = 'run' | 'cte';

/** What of the document was taken: the selection, the statement around the cursor, the whole dbt model, a CTE of either. */
export type CompiledUnit = 'selection' | 'statement' | 'model' | 'cte';

/** A stretch of the compiled text and the stretch of source that made it. Segments are in order and cover all of it. */
export interface CompiledSegment {
  readonly compiled: Span;
  readonly source: Span;
  /** True when both texts are the same, so that an offset inside maps to an offset inside. */
  readonly verbatim: boolean;
}

/** Compiled whole by our own renderer: ready to be sent to Dremio. */
export interface CompiledText {
  readonly kind: 'compiled';
  readonly unit: CompiledUnit;
  readonly sql: string;
  readonly segments: readonly CompiledSegment[];
  /** The part of the document that was taken. */
  readonly source: Span;
  /** A name for the result: the model's name, or the first words of the statement. */
  readonly title: string;
  /** Names of the upstream models that were put into the text, each behind those that it reads; absent when none was. */
  readonly inlined?: readonly string[];
}

/** Holds Jinja that only dbt can render; nothing is half-rendered. */
export interface NeedsDbt {
  readonly kind: 'needsDbt';
  readonly unit: CompiledUnit;
  /** What stopped us, as a sentence. */
  readonly reason: string;
  readonly projectRoot: string;
  /** Text to give to `dbt compile --inline`, and the span it was taken from. */
  readonly text: string;
  readonly source: Span;
  readonly title: string;
  /** Of a CTE: which one to take of what dbt makes of the text. */
  readonly cte?: NamedCte;
  /** A variable without a value that stopped us: with it the text may be rendered without dbt. */
  readonly missingVar?: string;
}

/** A query of a `WITH` list by its name. */
export interface NamedCte {
  readonly name: string;
  /** How many of that name, whatever their case, stand before it in the text. */
  readonly before: number;
}

/** What is set: whether the reflection is used at all, or how often its dataset's reflections are refreshed, in milliseconds. */
export type ReflectionSetting =
  { readonly kind: 'enabled'; readonly value: boolean } | { readonly kind: 'refresh'; readonly periodMs: number };

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

/** Cannot be run: a ref that names nothing, an empty statement. `source` is where. */
export interface CompileProblem {
  readonly kind: 'problem';
  readonly message: string;
  readonly source: Span;
}

/** A model upstream of a document. */
export interface UpstreamModel {
  readonly uniqueId: string;
  readonly name: string;
  readonly uri: string;
  /** Where it is built, as INFORMATION_SCHEMA tells it; null for one without a relation, or whose name only dbt can tell. */
  readonly relation: { readonly schema: string; readonly name: string } | null;
}

export type CompileResult = CompiledText | NeedsDbt | ReflectionChangeOrder | CompileProblem;

/** Dremio's message about a compiled text, and that text with its map. */
export interface ErrorPositionParams extends Pick<CompiledText, 'sql' | 'segments'> {
  readonly message: string;
}
