import {
  array_vector_get_child,
  list_vector_get_child,
  struct_vector_get_child,
  type Vector,
} from '@duckdb/node-bindings';
import type { BatchParts, ColumnBuilder } from './columnBuilder';
import { words } from './numberLayouts';
import { Offsets } from './offsets';
import { ValidityBits } from './validityBits';
import { VectorRows } from './vectorRows';

const WORD = 4_294_967_296;

/** Where the elements of each row lie in the vector that holds the elements of all rows. */
interface Elements {
  readonly vector: Vector;
  startOf(row: number): number;
  lengthOf(row: number): number;
}

/** LIST, MAP and ARRAY: offsets, and one column with the elements of all rows. Dremio has no array of fixed size. */
export class ListColumn implements ColumnBuilder {
  readonly #size: number | undefined;
  readonly #items: ColumnBuilder;
  readonly #validity = new ValidityBits();
  readonly #offsets = new Offsets();

  /** With a `size` the vectors are DuckDB's arrays, which keep no offsets. */
  constructor(items: ColumnBuilder, size?: number) {
    this.#items = items;
    this.#size = size;
  }

  get byteLength(): number {
    return this.#validity.used.length + this.#offsets.byteLength + this.#items.byteLength;
  }

  append(vector: Vector, from: number, count: number): void {
    if (count === 0) return;
    const rows = VectorRows.read(vector, this.#size === undefined ? 16 : 0, from, count);
    this.#validity.append(rows);
    const elements = this.#size === undefined ? listElements(vector, rows) : arrayElements(vector, rows, this.#size);
    this.#offsets.append(count, row => (rows.isValid(row) ? elements.lengthOf(row) : 0));
    this.#appendItems(rows, elements);
  }

  finish(parts: BatchParts): void {
    parts.nodes.push({ length: this.#validity.length, nullCount: this.#validity.nullCount });
    parts.buffers.push(this.#validity.used, this.#offsets.used);
    this.#items.finish(parts);
  }

  clear(): void {
    this.#validity.clear();
    this.#offsets.clear();
    this.#items.clear();
  }

  /** Lists of neighbouring rows are neighbours as a rule, and then are copied together. */
  #appendItems(rows: VectorRows, elements: Elements): void {
    let start = 0;
    let end = 0;
    for (let row = 0; row < rows.count; row++) {
      const length = rows.isValid(row) ? elements.lengthOf(row) : 0;
      if (length === 0) continue;
      const at = elements.startOf(row);
      if (at !== end) {
        this.#items.append(elements.vector, start, end - start);
        start = at;
      }
      end = at + length;
    }
    this.#items.append(elements.vector, start, end - start);
  }
}

/** STRUCT: its members side by side. */
export class StructColumn implements ColumnBuilder {
  readonly #members: readonly ColumnBuilder[];
  readonly #validity = new ValidityBits();

  constructor(members: readonly ColumnBuilder[]) {
    this.#members = members;
  }

  get byteLength(): number {
    return this.#members.reduce((sum, member) => sum + member.byteLength, this.#validity.used.length);
  }

  append(vector: Vector, from: number, count: number): void {
    if (count === 0) return;
    this.#validity.append(VectorRows.read(vector, 0, from, count));
    this.#members.forEach((member, i) => member.append(struct_vector_get_child(vector, i), from, count));
  }

  finish(parts: BatchParts): void {
    parts.nodes.push({ length: this.#validity.length, nullCount: this.#validity.nullCount });
    parts.buffers.push(this.#validity.used);
    for (const member of this.#members) member.finish(parts);
  }

  clear(): void {
    this.#validity.clear();
    for (const member of this.#members) member.clear();
  }
}

/** The type of a bare NULL: rows without memory. */
export class NullColumn implements ColumnBuilder {
  readonly byteLength = 0;
  #length = 0;

  append(_vector: Vector, _from: number, count: number): void {
    this.#length += count;
  }

  finish(parts: BatchParts): void {
    parts.nodes.push({ length: this.#length, nullCount: this.#length });
  }

  clear(): void {
    this.#length = 0;
  }
}

function listElements(vector: Vector, rows: VectorRows): Elements {
  const entries = words(rows); // start and length, 64 bits each
  const at = (word: number): number => ((entries[word + 1] ?? 0) >>> 0) * WORD + ((entries[word] ?? 0) >>> 0);
  return {
    vector: list_vector_get_child(vector),
    startOf: row => at(row * 4),
    lengthOf: row => at(row * 4 + 2),
  };
}

function arrayElements(vector: Vector, rows: VectorRows, size: number): Elements {
  return {
    vector: array_vector_get_child(vector),
    startOf: row => (rows.firstBit + row) * size,
    lengthOf: () => size,
  };
}
