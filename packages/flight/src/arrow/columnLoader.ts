import { type Data, DataType } from 'apache-arrow';
import { wireFailure } from '../wire/wireFailure';
import type { BatchHeader, Node } from './batchHeader';
import type { BodyBuffers } from './bodyBuffers';
import { checkIndices, checkOffsets, checkUnion, checkViews, checkWideOffsets, type Indices } from './checkOffsets';
import { columnOf, nullColumn, validity, type ValueArray } from './column';
import type { ArrayOf, ColumnPlan, Layout } from './columnPlan';
import type { DictionaryStore } from './dictionaryStore';
import type { Expansion } from './expansion';
import { writeOutRuns, writeOutViews } from './writtenOut';

const EMPTY = new Uint8Array(0);

type LayoutOf<K extends Layout['kind']> = Extract<Layout, { readonly kind: K }>;

/** Where in a batch the next column begins. */
export interface Position {
  readonly nodes: number;
  readonly buffers: number;
  readonly views: number;
}

/** What the columns of a batch are made of. */
export interface BatchSource {
  readonly header: BatchHeader;
  readonly body: BodyBuffers;
  readonly dictionaries: DictionaryStore;
  readonly expansion: Expansion;
}

/** A column's rows, and the bits that tell which of them have a value. */
interface Rows extends Node {
  readonly type: DataType;
  readonly bitmap: Uint8Array;
}

/**
 * Makes the columns of a batch one after the other, as views on its body.
 *
 * Every offset, index and length is looked at here, once, so that reading a value can go wrong nowhere. Throws nothing
 * but a `Failure`: `connection.protocol` for what is broken, `query.tooLarge`.
 */
export class ColumnLoader {
  readonly #source: BatchSource;
  #nodes: number;
  #buffers: number;
  #views: number;

  constructor(source: BatchSource, start: Position = { nodes: 0, buffers: 0, views: 0 }) {
    this.#source = source;
    ({ nodes: this.#nodes, buffers: this.#buffers, views: this.#views } = start);
  }

  /** The next column; it has rows as the header tells. */
  column({ type, layout, unreadable }: ColumnPlan): Data {
    const node = this.#source.header.node(this.#nodes++);
    const data = this.#load(type, layout, node);
    return unreadable === undefined ? data : nullColumn(type, node.length);
  }

  #load(type: DataType, layout: Layout, node: Node): Data {
    switch (layout.kind) {
      case 'null':
      case 'unknown':
        return nullColumn(type, node.length);
      case 'union':
        return this.#union(type, layout, node);
      case 'runs':
        return this.#runs(layout, node);
      default:
        return this.#withBitmap(layout, { ...node, type, bitmap: this.#bitmap(node) });
    }
  }

  #withBitmap(layout: Exclude<Layout, LayoutOf<'null' | 'unknown' | 'union' | 'runs'>>, rows: Rows): Data {
    switch (layout.kind) {
      case 'boolean':
        return columnOf({ ...rows, values: this.#values(Uint8Array, (rows.length + 7) >>> 3, rows) });
      case 'fixed':
        return columnOf({ ...rows, values: this.#values(layout.array, rows.length * layout.perRow, rows) });
      case 'dictionary':
        return this.#dictionary(layout, rows);
      case 'bytes':
        return this.#bytes(layout, rows);
      case 'views':
        return this.#viewColumn(rows);
      case 'list':
        return this.#list(layout, rows);
      case 'listView':
        return this.#listView(layout, rows);
      case 'fixedList': {
        const items = this.#child(layout.item, rows.length * layout.size);
        return columnOf({ ...rows, children: [items] });
      }
      case 'struct':
        return columnOf({ ...rows, children: layout.members.map(member => this.#child(member, rows.length)) });
    }
  }

  #dictionary({ array, id }: LayoutOf<'dictionary'>, rows: Rows): Data {
    const values = this.#values(array, rows.length, rows);
    // An unreadable dictionary has no values, and its column's type is not that of a dictionary.
    if (!DataType.isDictionary(rows.type)) return nullColumn(rows.type, rows.length);
    const dictionary = this.#source.dictionaries.get(id, rows.type.dictionary as DataType);
    checkIndices(values as Indices, dictionary.length, validity(rows.bitmap, rows.nullCount));
    return columnOf({ ...rows, values, dictionary });
  }

  #bytes({ wide }: LayoutOf<'bytes'>, rows: Rows): Data {
    const offsets = this.#offsets(wide, rows);
    const values = this.#next();
    check(offsets, values.length);
    return columnOf({ ...rows, offsets, values });
  }

  #list({ wide, item }: LayoutOf<'list'>, rows: Rows): Data {
    const offsets = this.#offsets(wide, rows);
    const items = this.column(item);
    check(offsets, items.length);
    return columnOf({ ...rows, offsets, children: [items] });
  }

  #listView({ wide, item }: LayoutOf<'listView'>, rows: Rows): Data {
    const array = wide ? BigInt64Array : Int32Array;
    // Both arrays are of the kind that was asked for.
    const offsets = this.#values(array, rows.length, rows) as Int32Array | BigInt64Array;
    const sizes = this.#values(array, rows.length, rows) as Int32Array | BigInt64Array;
    return writeOutViews({ ...rows, offsets, sizes, items: this.column(item) }, this.#source.expansion);
  }

  #viewColumn(rows: Rows): Data {
    const words = this.#values(Int32Array, 4 * rows.length, rows);
    const values = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    const count = this.#source.header.viewCount(this.#views++);
    const viewBuffers = Array.from({ length: count }, () => this.#next());
    checkViews(values, viewBuffers, validity(rows.bitmap, rows.nullCount));
    return columnOf({ ...rows, values, viewBuffers });
  }

  #union(type: DataType, layout: LayoutOf<'union'>, { length }: Node): Data {
    if (layout.hasBitmap) this.#next();
    const none = { length, nullCount: 0 };
    const typeIds = this.#values(Int8Array, length, none) as Int8Array;
    const offsets = layout.dense ? (this.#values(Int32Array, length, none) as Int32Array) : undefined;
    const children = layout.members.map(member => (layout.dense ? this.column(member) : this.#child(member, length)));
    // With an unreadable member the type is another.
    if (!DataType.isUnion(type)) return nullColumn(type, length);
    const ids = Object.entries(type.typeIdToChildIndex);
    checkUnion({ typeIds, offsets }, new Map(ids.map(([id, at]) => [Number(id), children[at]?.length ?? 0])));
    return columnOf({ type, length, nullCount: 0, bitmap: EMPTY, offsets, typeIds, children });
  }

  #runs({ ends, values }: LayoutOf<'runs'>, { length }: Node): Data {
    const runEnds = this.column(ends).values as Indices; // The schema's reader lets no other ends pass.
    return writeOutRuns(runEnds, this.column(values), length, this.#source.expansion);
  }

  /** A column that has a row for each of its parent's. */
  #child(plan: ColumnPlan, length: number): Data {
    const child = this.column(plan);
    if (child.length < length) throw wireFailure('a column with too few values');
    return child.length === length ? child : child.slice(0, length);
  }

  #offsets(wide: boolean, rows: Node): Int32Array | BigInt64Array {
    // A column without rows may come without offsets.
    const count = rows.length === 0 ? 0 : rows.length + 1;
    return this.#values(wide ? BigInt64Array : Int32Array, count, rows) as Int32Array | BigInt64Array;
  }

  #bitmap({ length, nullCount }: Node): Uint8Array {
    const bits = this.#next();
    if (nullCount === 0) return EMPTY;
    const bytes = (length + 7) >>> 3;
    if (bits.length >= bytes) return bits.subarray(0, bytes);
    // A column of NULLs may come without anything.
    if (nullCount < length) throw wireFailure('a column with too few values');
    this.#source.expansion.spend(bytes);
    return new Uint8Array(bytes);
  }

  /** The next buffer as values; zeros where all rows are NULL and nothing was sent. */
  #values(array: ArrayOf, count: number, rows: Node): ValueArray {
    const bytes = this.#next();
    const width = array.BYTES_PER_ELEMENT;
    if (bytes.length < count * width) {
      if (rows.nullCount < rows.length) throw wireFailure('a column with too few values');
      this.#source.expansion.spend(count * width);
      return new array(count);
    }
    const isAligned = bytes.byteOffset % width === 0;
    const memory = isAligned ? bytes : new Uint8Array(bytes.subarray(0, count * width));
    // The memory of a message is not shared with another thread.
    return new array(memory.buffer as ArrayBuffer, memory.byteOffset, count);
  }

  #next(): Uint8Array {
    return this.#source.body.at(this.#buffers++);
  }
}

function check(offsets: Int32Array | BigInt64Array, limit: number): void {
  if (offsets instanceof Int32Array) checkOffsets(offsets, limit);
  else checkWideOffsets(offsets, limit);
}
