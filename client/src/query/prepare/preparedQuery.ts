import type { CompiledSegment, CompileTake, CompileVars, Span } from '@lakehouse/protocol';

/** A document as it was when its query was run: places in it are counted in this text. */
export interface DocumentSnapshot {
  readonly uri: string;
  readonly text: string;
}

/** What a run command asks for: a document, where in it, and what of it. */
export interface QueryRequest {
  readonly document: DocumentSnapshot;
  readonly selection: Span;
  readonly take: CompileTake;
  /** Unique ids of upstream models that become CTEs; at least one. */
  readonly inline?: readonly string[];
}

/** A statement that is ready to be sent, and where in its document it comes from. */
export interface PreparedQuery {
  readonly document: DocumentSnapshot;
  readonly title: string;
  readonly sql: string;
  readonly segments: readonly CompiledSegment[];
  readonly source: Span;
  /** Where in the document, and what of it, the run command asked for; absent for what comes of the history. */
  readonly asked?: Pick<QueryRequest, 'selection' | 'take'>;
  /** Names of the upstream models that became CTEs. */
  readonly inlined?: readonly string[];
  /** The statement with its placeholders; absent when it has none. */
  readonly template?: string;
  /** What was typed for the placeholders, by name. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Variables of dbt that were asked for. */
  readonly vars?: CompileVars;
}
