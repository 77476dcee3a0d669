import type { DuckDBDataChunk } from '@duckdb/node-api';
import { data_chunk_get_vector } from '@duckdb/node-bindings';
import type { LakeColumn } from '../lake/lakeStream';
import type { BatchParts } from './columnBuilder';
import { createColumn } from './createColumn';
import { encodeBatch, type EncodedBatch } from './messages';

/** Gathers DuckDB's chunks of 2,048 rows into record batches. */
export class BatchBuilder {
  readonly #columns;
  #rows = 0;

  constructor(columns: readonly LakeColumn[]) {
    this.#columns = columns.map(({ type }) => createColumn(type));
  }

  get rows(): number {
    return this.#rows;
  }

  /** Bytes of the body so far, without padding. */
  get byteLength(): number {
    return this.#columns.reduce((sum, column) => sum + column.byteLength, 0);
  }

  /** Takes `count` rows of a chunk, from row `from` on; the chunk may be freed afterwards. */
  append(chunk: DuckDBDataChunk, from: number, count: number): void {
    this.#columns.forEach((column, i) => column.append(data_chunk_get_vector(chunk.chunk, i), from, count));
    this.#rows += count;
  }

  /** The rows so far as one batch, in this builder's own memory: copy them before `clear`. */
  finish(): EncodedBatch {
    const parts: BatchParts = { nodes: [], buffers: [] };
    for (const column of this.#columns) column.finish(parts);
    return encodeBatch(this.#rows, parts);
  }

  clear(): void {
    for (const column of this.#columns) column.clear();
    this.#rows = 0;
  }
}
