import type { Vector } from '@duckdb/node-bindings';

/** What the header of a record batch says of a column: rows, and how many of them are NULL. */
export interface ColumnNode {
  readonly length: number;
  readonly nullCount: number;
}

/** A record batch in the order of the format: one node per column, nested ones after their parent, and their buffers. */
export interface BatchParts {
  readonly nodes: ColumnNode[];
  readonly buffers: Uint8Array[];
}

/** Copies the rows of one column out of DuckDB's vectors into the buffers of an Arrow column. */
export interface ColumnBuilder {
  /** Bytes that the rows taken so far need in the batch. */
  readonly byteLength: number;
  /**
   * Takes `count` rows of a vector, from row `from` on. The vector may be freed afterwards.
   *
   * @throws Failure `query.unsupported` for a value that Dremio's type cannot hold.
   */
  append(vector: Vector, from: number, count: number): void;
  /** Adds the column to a batch. The buffers are the builder's own memory: valid until `clear`. */
  finish(parts: BatchParts): void;
  /** Forgets the rows and keeps the memory for the next batch. */
  clear(): void;
}
