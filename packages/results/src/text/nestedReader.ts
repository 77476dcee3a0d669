import { type Data, DataType, type Field } from 'apache-arrow';
import { jsonReader } from './jsonReader';
import { tooLong } from './tooLong';
import type { CellReader, ValueReader } from './valueReader';

type ReaderOf = (data: Data) => CellReader;

/** Reads lists, structs and maps as JSON text, whose numbers keep all digits; `undefined` for any other type. */
export function nestedReader(data: Data, readerOf: ReaderOf): ValueReader | undefined {
  const read = readerOfNested(data, readerOf);
  return read === undefined ? undefined : row => bounded(read, row);
}

function readerOfNested(data: Data, readerOf: ReaderOf): ValueReader | undefined {
  const { type } = data;
  if (DataType.isList(type) || DataType.isLargeList(type)) return listReader(data, readerOf);
  if (DataType.isFixedSizeList(type)) return fixedListReader(data, type.listSize, readerOf);
  if (DataType.isMap(type)) return mapReader(data, readerOf);
  return DataType.isStruct(type) ? structReader(data, readerOf) : undefined;
}

/** The engine throws such an error when a text becomes too long. */
function bounded(read: ValueReader, row: number): string {
  try {
    return read(row);
  } catch (error) {
    throw error instanceof RangeError ? tooLong(error) : error;
  }
}

function listReader(data: Data, readerOf: ReaderOf): ValueReader {
  const item = childReader(data.children[0], readerOf);
  const range = rangeReader(data);
  return row => `[${range(row, item)}]`;
}

function fixedListReader(data: Data, size: number, readerOf: ReaderOf): ValueReader {
  const item = childReader(data.children[0], readerOf);
  return row => `[${joined(row * size, (row + 1) * size, item)}]`;
}

function structReader(data: Data, readerOf: ReaderOf): ValueReader {
  const fields: readonly Field[] = data.type.children;
  const names = fields.map(({ name }) => JSON.stringify(name));
  const members = fields.map((_, i) => childReader(data.children[i], readerOf));
  return row => `{${members.map((read, i) => `${names[i]}:${read(row)}`).join(',')}}`;
}

/** A map is a list of pairs; a key that is no text is written as one, for JSON has no other. */
function mapReader(data: Data, readerOf: ReaderOf): ValueReader {
  const [keys, values] = data.children[0]?.children ?? [];
  const key = keys === undefined ? () => null : readerOf(keys);
  const value = childReader(values, readerOf);
  const range = rangeReader(data);
  return row => `{${range(row, at => `${JSON.stringify(key(at) ?? '')}:${value(at)}`)}}`;
}

/** Joins the texts of each of the row's places in the child. */
function rangeReader(data: Data): (row: number, of: ValueReader) => string {
  const offsets = data.valueOffsets as ArrayLike<number | bigint>; // Of 32 bits, or of 64 in a large list.
  return (row, of) => joined(Number(offsets[row]), Number(offsets[row + 1]), of);
}

function joined(start: number, end: number, of: ValueReader): string {
  let text = '';
  for (let at = start; at < end; at++) text += at === start ? of(at) : `,${of(at)}`;
  return text;
}

function childReader(data: Data | undefined, readerOf: ReaderOf): ValueReader {
  return data === undefined ? () => 'null' : jsonReader(data, readerOf);
}
