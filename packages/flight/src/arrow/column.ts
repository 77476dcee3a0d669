import { Data, type DataType, type Vector } from 'apache-arrow';

/** Any array in which a column keeps its values. */
export type ValueArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

/** What a column of a batch is made of, all of it for the same rows from the first on. */
export interface ColumnParts {
  readonly type: DataType;
  readonly length: number;
  readonly nullCount: number;
  /** A bit for each row that has a value; empty when all have. */
  readonly bitmap: Uint8Array;
  readonly offsets?: Int32Array | BigInt64Array | undefined;
  readonly values?: ValueArray | undefined;
  readonly typeIds?: Int8Array | undefined;
  readonly children?: readonly Data[];
  readonly dictionary?: Vector | undefined;
  readonly viewBuffers?: readonly Uint8Array[];
}

const NONE = new Uint8Array(0);

/** The library's column over the parts, which it takes as they are. */
export function columnOf(parts: ColumnParts): Data {
  const { type, length, nullCount, children = [], dictionary, viewBuffers = [] } = parts;
  const buffers = [parts.offsets, parts.values, parts.bitmap, parts.typeIds];
  // The library's types tie each buffer to the column's type, which here is known when the program runs.
  return new Data(type, 0, length, nullCount, buffers as never, [...children], dictionary, viewBuffers);
}

/** A column of NULLs. */
export function nullColumn(type: DataType, length: number): Data {
  return columnOf({ type, length, nullCount: length, bitmap: NONE });
}

/** Whether a row of the column has a value, as far as its own bits tell. */
export function validity(bitmap: Uint8Array, nullCount: number): (row: number) => boolean {
  return nullCount === 0 ? () => true : row => ((bitmap[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
}
