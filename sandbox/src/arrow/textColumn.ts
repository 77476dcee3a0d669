import type { Vector } from '@duckdb/node-bindings';
import type { BatchParts, ColumnBuilder } from './columnBuilder';
import { GrowingBytes } from './growingBytes';
import { words } from './numberLayouts';
import { Offsets } from './offsets';
import { HEADER, INLINE, StringHeap } from './stringHeap';
import { ValidityBits } from './validityBits';
import { VectorRows } from './vectorRows';

/** Fills the bytes of rows whose ends are known: `target` is the column's memory, `start` where the first row begins. */
export type TextWriter = (rows: VectorRows, ends: Int32Array, target: Uint8Array, start: number) => void;

/** How values of varying length come from DuckDB's form into bytes. */
export interface TextLayout {
  /** Bytes of a value in DuckDB's vector. */
  readonly from: number;
  /** Gives the length of any valid row of these. */
  readonly lengths: (rows: VectorRows) => (row: number) => number;
  readonly write: TextWriter;
}

/** A column of UTF-8 texts or of bytes. */
export class TextColumn implements ColumnBuilder {
  readonly #layout: TextLayout;
  readonly #validity = new ValidityBits();
  readonly #offsets = new Offsets();
  readonly #bytes = new GrowingBytes();

  constructor(layout: TextLayout) {
    this.#layout = layout;
  }

  get byteLength(): number {
    return this.#validity.used.length + this.#offsets.byteLength + this.#bytes.length;
  }

  append(vector: Vector, from: number, count: number): void {
    if (count === 0) return;
    const rows = VectorRows.read(vector, this.#layout.from, from, count);
    this.#validity.append(rows);
    const lengthOf = this.#layout.lengths(rows);
    const start = this.#offsets.last;
    const ends = this.#offsets.append(count, row => (rows.isValid(row) ? lengthOf(row) : 0));
    this.#bytes.extend(this.#offsets.last - start);
    this.#layout.write(rows, ends, this.#bytes.memory, start);
  }

  finish(parts: BatchParts): void {
    parts.nodes.push({ length: this.#validity.length, nullCount: this.#validity.nullCount });
    parts.buffers.push(this.#validity.used, this.#offsets.used, this.#bytes.used);
  }

  clear(): void {
    this.#validity.clear();
    this.#offsets.clear();
    this.#bytes.clear();
  }
}

/** VARCHAR and BLOB: headers of 16 bytes, with the bytes inside or in the vector's heap. */
export const strings: TextLayout = {
  from: HEADER,
  lengths(rows) {
    const headers = words(rows);
    return row => (headers[row * 4] ?? 0) >>> 0;
  },
  write(rows, ends, target, start) {
    const heap = new StringHeap(rows);
    const { data } = rows;
    let at = start;
    for (let row = 0; row < rows.count; row++) {
      const end = ends[row] ?? at;
      if (end - at > INLINE) heap.copy(row, target, at);
      else for (let from = row * HEADER + 4; at < end;) target[at++] = data[from++] ?? 0;
      at = end;
    }
  },
};

/** ENUM: an index into its words, which are encoded once. */
export function enumerated(values: readonly string[], width: 1 | 2 | 4): TextLayout {
  const encoder = new TextEncoder();
  const encoded = values.map(value => encoder.encode(value));
  const indexes = (rows: VectorRows): Uint8Array | Uint16Array | Uint32Array => {
    const { buffer, byteOffset } = rows.data;
    if (width === 1) return rows.data;
    return width === 2
      ? new Uint16Array(buffer, byteOffset, rows.count)
      : new Uint32Array(buffer, byteOffset, rows.count);
  };
  return {
    from: width,
    lengths(rows) {
      const at = indexes(rows);
      return row => encoded[at[row] ?? 0]?.length ?? 0;
    },
    write(rows, ends, target, start) {
      const index = indexes(rows);
      let at = start;
      for (let row = 0; row < rows.count; row++) {
        const end = ends[row] ?? at;
        const value = end > at ? encoded[index[row] ?? 0] : undefined;
        if (value !== undefined) target.set(value, at);
        at = end;
      }
    },
  };
}

const UUID_LENGTH = 36;
const HEX = new TextEncoder().encode('0123456789abcdef');
const HYPHEN = 0x2d;
/** The bytes after which the text of a UUID has a hyphen. */
const HYPHEN_AFTER = new Set([3, 5, 7, 9]);

/** UUID: 128 bits, the last byte first, with the top bit flipped so that they sort as numbers. */
export const uuids: TextLayout = {
  from: 16,
  lengths: () => () => UUID_LENGTH,
  write(rows, ends, target, start) {
    let at = start;
    for (let row = 0; row < rows.count; row++) {
      const end = ends[row] ?? at;
      if (end > at) writeUuid(rows.data, row, target, at);
      at = end;
    }
  },
};

function writeUuid(data: Uint8Array, row: number, target: Uint8Array, start: number): void {
  let at = start;
  for (let i = 0; i < 16; i++) {
    const byte = (data[row * 16 + 15 - i] ?? 0) ^ (i === 0 ? 0x80 : 0);
    target[at++] = HEX[byte >> 4] ?? 0;
    target[at++] = HEX[byte & 15] ?? 0;
    if (HYPHEN_AFTER.has(i)) target[at++] = HYPHEN;
  }
}
