import type { CompiledSegment, Span } from '@lakehouse/protocol';

/** A document as it was when its query was run: places in it are counted in this text. */
export interface DocumentSnapshot {
  readonly uri: string;
  readonly text: string;
}

/** A statement that is ready to be sent, and where in its document it comes from. */
export interface PreparedQuery {
  readonly document: DocumentSnapshot;
  readonly title: string;
  readonly sql: string;
  readonly segments: readonly CompiledSegment[];
  readonly source: Span;
}
