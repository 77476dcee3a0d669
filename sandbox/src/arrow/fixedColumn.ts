import type { Vector } from '@duckdb/node-bindings';
import type { BatchParts, ColumnBuilder } from './columnBuilder';
import { GrowingBytes } from './growingBytes';
import { ValidityBits } from './validityBits';
import { VectorRows } from './vectorRows';

/** How values of a fixed width come from DuckDB's form into Arrow's. */
export interface FixedLayout {
  /** Bytes of a value in DuckDB's vector. */
  readonly from: number;
  /** Bytes of a value in the Arrow buffer. */
  readonly to: number;
  /** Writes every row; slots of NULL rows hold garbage before and may afterwards. */
  readonly write: (rows: VectorRows, target: Uint8Array<ArrayBuffer>) => void;
}

/** A column whose values all have the same width: numbers, decimals, dates and times. */
export class FixedColumn implements ColumnBuilder {
  readonly #layout: FixedLayout;
  readonly #validity = new ValidityBits();
  readonly #values = new GrowingBytes();

  constructor(layout: FixedLayout) {
    this.#layout = layout;
  }

  get byteLength(): number {
    return this.#validity.used.length + this.#values.length;
  }

  append(vector: Vector, from: number, count: number): void {
    if (count === 0) return;
    const rows = VectorRows.read(vector, this.#layout.from, from, count);
    this.#validity.append(rows);
    const at = this.#values.extend(count * this.#layout.to);
    this.#layout.write(rows, this.#values.memory.subarray(at, this.#values.length));
  }

  finish(parts: BatchParts): void {
    parts.nodes.push({ length: this.#validity.length, nullCount: this.#validity.nullCount });
    parts.buffers.push(this.#validity.used, this.#values.used);
  }

  clear(): void {
    this.#validity.clear();
    this.#values.clear();
  }
}
