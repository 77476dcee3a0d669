import { type Data, DataType, type Union } from 'apache-arrow';
import type { CellReader } from './valueReader';

type ReaderOf = (data: Data) => CellReader;

/** Reads values that lie in a dictionary, for rows that have an index. */
export function dictionaryReader(data: Data, readerOf: ReaderOf): CellReader {
  const indices = data.values as ArrayLike<number | bigint>; // Of any width.
  // A dictionary that grew lies in several pieces.
  const parts = (data.dictionary?.data ?? []) as readonly Data[];
  const readers = parts.map(readerOf);
  const [first] = readers;
  if (first === undefined) return () => null;
  if (readers.length === 1) return row => first(Number(indices[row]));
  const starts = startsOf(parts);
  return row => {
    const index = Number(indices[row]);
    const at = lastAtMost(starts, index);
    return readers[at]?.(index - (starts[at] ?? 0)) ?? null;
  };
}

/** Reads the value of whichever type each row has. */
export function unionReader(data: Data, type: Union, readerOf: ReaderOf): CellReader {
  const children = data.children.map(readerOf);
  const typeIds = data.typeIds as Int8Array; // Unions have type ids.
  const offsets = DataType.isDenseUnion(type) ? (data.valueOffsets as Int32Array) : undefined;
  return row => {
    const child = type.typeIdToChildIndex[typeIds[row] ?? 0] ?? 0;
    return children[child]?.(offsets?.[row] ?? row) ?? null;
  };
}

function startsOf(parts: readonly Data[]): readonly number[] {
  let end = 0;
  return parts.map(({ length }) => (end += length) - length);
}

/** Place of the last of the ascending numbers that is not above the limit. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
