import { type Data, DataType } from 'apache-arrow';
import { validAt } from '../../scan/validity';
import type { ParquetLeaf, ParquetNode } from './parquetNode';

/** The values of one leaf as Parquet wants them: flat, with the levels that tell what they belong to. */
export interface Shredded {
  readonly leaf: ParquetLeaf;
  readonly path: readonly string[];
  readonly data: Data;
  /** Rows of `data` that have a value, in order; absent when that is all of them. */
  readonly rows?: Int32Array;
  /** How much of the path is there, and at which of its lists an entry goes on; absent when all are the highest or 0. */
  readonly definition?: Uint8Array;
  readonly repetition?: Uint8Array;
  readonly highestDefinition: number;
  readonly highestRepetition: number;
  /** Entries: values, NULLs, and lists without items. */
  readonly entries: number;
}

/** Entries on the way down: `rows` are those of the data, -1 where something above is NULL or empty. */
interface Entries {
  readonly rows: Int32Array;
  readonly definition: Uint8Array;
  readonly repetition: Uint8Array;
  readonly highestDefinition: number;
  readonly highestRepetition: number;
  readonly path: readonly string[];
}

/** Takes a column apart into its leaves (Dremel's levels). */
export function shred(node: ParquetNode, data: Data): readonly Shredded[] {
  const { length } = data;
  if (node.kind === 'leaf' && data.nullCount === 0 && !DataType.isNull(data.type))
    return [{ leaf: node, path: [node.name], data, highestDefinition: 1, highestRepetition: 0, entries: length }];
  const rows = Int32Array.from({ length }, (_, row) => row);
  const levels = { definition: new Uint8Array(length), repetition: new Uint8Array(length) };
  return descend(node, data, { rows, ...levels, highestDefinition: 0, highestRepetition: 0, path: [] });
}

function descend(node: ParquetNode, data: Data, above: Entries): readonly Shredded[] {
  const entries = node.isRequired ? { ...above, path: [...above.path, node.name] } : optional(node.name, data, above);
  if (node.kind === 'leaf') return [leafOf(node, data, entries)];
  if (node.kind === 'struct') return node.children.flatMap((child, i) => descend(child, childOf(data, i), entries));
  const items = repeated(node.kind === 'map' ? 'key_value' : 'list', data, entries);
  const item = childOf(data, 0);
  if (node.kind === 'map') return node.children.flatMap((child, i) => descend(child, childOf(item, i), items));
  return node.children.flatMap(child => descend(child, item, items));
}

function childOf(data: Data, place: number): Data {
  const child = data.children[place];
  if (child === undefined) throw new RangeError('a column without what is inside of it');
  return child;
}

/** One level more for entries that have a value. */
function optional(name: string, data: Data, above: Entries): Entries {
  const isValid = validAt(data);
  const rows = above.rows.slice();
  const definition = above.definition.slice();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (row < 0) continue;
    if (isValid(row)) definition[i] = above.highestDefinition + 1;
    else rows[i] = -1;
  }
  const path = [...above.path, name];
  return { ...above, rows, definition, highestDefinition: above.highestDefinition + 1, path };
}

/** An entry for each item of the lists. */
function repeated(name: string, data: Data, above: Entries): Entries {
  const bounds = listBounds(data);
  let count = 0;
  for (const row of above.rows) count += row < 0 ? 1 : Math.max(1, bounds(row + 1) - bounds(row));
  const rows = new Int32Array(count).fill(-1);
  const definition = new Uint8Array(count);
  const repetition = new Uint8Array(count);
  const highestRepetition = above.highestRepetition + 1;
  for (let i = 0, at = 0; i < above.rows.length; i++) {
    const row = above.rows[i] as number;
    const start = row < 0 ? 0 : bounds(row);
    const items = row < 0 ? 0 : bounds(row + 1) - start;
    for (let n = 0; n < Math.max(1, items); n++, at++) {
      definition[at] = (above.definition[i] as number) + (items > 0 ? 1 : 0);
      repetition[at] = n === 0 ? (above.repetition[i] as number) : highestRepetition;
      if (items > 0) rows[at] = start + n;
    }
  }
  const path = [...above.path, name];
  return { rows, definition, repetition, highestDefinition: above.highestDefinition + 1, highestRepetition, path };
}

/** Where the items of each list begin. */
function listBounds(data: Data): (row: number) => number {
  const { type } = data;
  if (DataType.isFixedSizeList(type)) return row => row * type.listSize;
  const offsets = data.valueOffsets as ArrayLike<number | bigint>; // Of 32 bits, or of 64 in large lists.
  return row => Number(offsets[row]);
}

function leafOf(leaf: ParquetLeaf, data: Data, entries: Entries): Shredded {
  const { rows, definition, repetition, highestDefinition, highestRepetition, path } = entries;
  const levels = { definition, repetition, highestDefinition, highestRepetition };
  return { leaf, path, data, rows: rows.filter(row => row >= 0), ...levels, entries: rows.length };
}
