import { Binary, type DataType, Field, Int32, Schema, Uint8, Utf8 } from 'apache-arrow';
import type { BatchParts } from '../../arrow/columnBuilder';
import { encodeBatch, type EncodedBatch } from '../../arrow/messages';
import { bytesFor, setBit } from '../../arrow/validityBits';

/** A small table made here, not by a query: the answer to a metadata command. */
export interface MetadataTable {
  readonly schema: Schema;
  readonly batch: EncodedBatch;
}

/** A column of such a table, with its rows. */
export interface MetadataColumn {
  readonly field: Field;
  readonly add: (parts: BatchParts) => void;
}

/** Puts columns of the same length side by side. */
export function metadataTable(rows: number, columns: readonly MetadataColumn[]): MetadataTable {
  const parts: BatchParts = { nodes: [], buffers: [] };
  for (const column of columns) column.add(parts);
  return { schema: new Schema(columns.map(({ field }) => field)), batch: encodeBatch(rows, parts) };
}

/** Texts that are never NULL. */
export function texts(name: string, values: readonly string[]): MetadataColumn {
  return { field: new Field(name, new Utf8(), false), add: parts => addBytes(parts, values.map(encode)) };
}

/** Texts of which any may be NULL, written `undefined`. */
export function optionalTexts(name: string, values: readonly (string | undefined)[]): MetadataColumn {
  return {
    field: new Field(name, new Utf8(), true),
    add: parts =>
      addBytes(
        parts,
        values.map(value => (value === undefined ? undefined : encode(value))),
      ),
  };
}

/** Bytes that are never NULL. */
export function binaries(name: string, values: readonly Uint8Array[]): MetadataColumn {
  return { field: new Field(name, new Binary(), false), add: parts => addBytes(parts, values) };
}

/** 32-bit integers that are never NULL. */
export function int32s(name: string, values: readonly number[]): MetadataColumn {
  return fixed(name, new Int32(), values.length, bytesOf(Int32Array.from(values)));
}

/** Bytes as numbers, never NULL. */
export function uint8s(name: string, values: readonly number[]): MetadataColumn {
  return fixed(name, new Uint8(), values.length, Uint8Array.from(values));
}

/** A column without NULLs whose values are these bytes. */
export function fixed(name: string, type: DataType, rows: number, values: Uint8Array): MetadataColumn {
  return { field: new Field(name, type, false), add: parts => addFixed(parts, rows, values) };
}

/** Adds the node and buffers of values of one width without NULLs. */
export function addFixed(parts: BatchParts, rows: number, values: Uint8Array): void {
  parts.nodes.push({ length: rows, nullCount: 0 });
  parts.buffers.push(new Uint8Array(0), values);
}

/** Adds the node and buffers of texts or bytes. */
export function addBytes(parts: BatchParts, values: readonly (Uint8Array | undefined)[]): void {
  const ends = endsOf(values.map(value => value?.length ?? 0));
  const validity = new Uint8Array(bytesFor(values.length));
  values.forEach((value, row) => setBit(validity, row, value !== undefined));
  const nullCount = values.filter(value => value === undefined).length;
  parts.nodes.push({ length: values.length, nullCount });
  parts.buffers.push(
    nullCount === 0 ? new Uint8Array(0) : validity,
    bytesOf(Int32Array.from(ends)),
    Buffer.concat(values.filter(value => value !== undefined)),
  );
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function bytesOf(values: Int32Array | Uint32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** The offsets of values of these lengths: one more than there are values, beginning with 0. */
export function endsOf(lengths: readonly number[]): number[] {
  const ends = [0];
  let last = 0;
  for (const length of lengths) ends.push((last += length));
  return ends;
}
