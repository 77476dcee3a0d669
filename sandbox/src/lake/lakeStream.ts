import type { DuckDBDataChunk, DuckDBType } from '@duckdb/node-api';

/** A column of a result: its name and DuckDB's type. */
export interface LakeColumn {
  readonly name: string;
  readonly type: DuckDBType;
}

/** A result as it comes. Whoever has it closes it, read to its end or not. */
export interface LakeStream {
  readonly columns: readonly LakeColumn[];
  /** The rows, in DuckDB's chunks, computed no faster than they are asked for. To be walked once. */
  chunks(): AsyncIterable<DuckDBDataChunk>;
  /** Ends the query, when it still runs, and frees what it holds. */
  close(): void;
}
