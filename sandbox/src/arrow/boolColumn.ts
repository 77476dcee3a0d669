import type { Vector } from '@duckdb/node-bindings';
import type { BatchParts, ColumnBuilder } from './columnBuilder';
import { GrowingBytes } from './growingBytes';
import { bytesFor, setBit, ValidityBits } from './validityBits';
import { VectorRows } from './vectorRows';

/** Booleans: a byte each in DuckDB, a bit each in Arrow. */
export class BoolColumn implements ColumnBuilder {
  readonly #validity = new ValidityBits();
  readonly #bits = new GrowingBytes();

  get byteLength(): number {
    return this.#validity.used.length + this.#bits.length;
  }

  append(vector: Vector, from: number, count: number): void {
    if (count === 0) return;
    const rows = VectorRows.read(vector, 1, from, count);
    const first = this.#validity.length;
    this.#validity.append(rows);
    this.#bits.extend(bytesFor(first + count) - this.#bits.length);
    const target = this.#bits.memory;
    for (let row = 0; row < count; row++) setBit(target, first + row, rows.data[row] === 1);
  }

  finish(parts: BatchParts): void {
    parts.nodes.push({ length: this.#validity.length, nullCount: this.#validity.nullCount });
    parts.buffers.push(this.#validity.used, this.#bits.used);
  }

  clear(): void {
    this.#validity.clear();
    this.#bits.clear();
  }
}
