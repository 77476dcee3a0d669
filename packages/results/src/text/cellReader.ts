import { type Data, DataType } from 'apache-arrow';
import { bytesReader } from './bytesReader';
import { dictionaryReader, unionReader } from './indirectReader';
import { nestedReader } from './nestedReader';
import { numberReader } from './numberReader';
import { temporalReader } from './temporalReader';
import type { CellReader, ValueReader } from './valueReader';

/**
 * Reads the cells of a column's batch as exact texts: all digits of numbers and moments, JSON for nested values,
 * hexadecimals for bytes.
 *
 * Works on the buffers themselves: the library's own values lose digits (decimals without their scale, nanoseconds as
 * floating milliseconds). What a buffer holds follows from the column's type, so it is cast without a further look; and
 * that offsets lie inside is the decoder's care.
 *
 * Reading throws nothing but a `Failure` `query.tooLarge`, for a value whose text would be longer than any can be.
 */
export function cellReader(data: Data): CellReader {
  const { type } = data;
  if (DataType.isNull(type)) return () => null;
  if (DataType.isUnion(type)) return unionReader(data, type, cellReader);
  const read = DataType.isDictionary(type) ? dictionaryReader(data, cellReader) : valueReader(data);
  return whereValid(data, read);
}

function valueReader(data: Data): ValueReader {
  const read = numberReader(data) ?? temporalReader(data) ?? bytesReader(data) ?? nestedReader(data, cellReader);
  return read ?? booleanReader(data);
}

function booleanReader(data: Data): ValueReader {
  const bits = data.values as Uint8Array;
  const { offset } = data;
  return row => ((bits[(offset + row) >> 3] ?? 0) & (1 << ((offset + row) & 7)) ? 'true' : 'false');
}

/** As `data.getValid`, which looks at the type with every row. */
function whereValid(data: Data, read: CellReader): CellReader {
  // Where no value is missing there may be no bits.
  const bits = data.nullBitmap as Uint8Array | undefined;
  if (data.nullCount === 0 || bits === undefined || bits.length === 0) return read;
  const { offset } = data;
  return row => ((bits[(offset + row) >> 3] ?? 0) & (1 << ((offset + row) & 7)) ? read(row) : null);
}
