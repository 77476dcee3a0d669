import { type Data, DataType, type Field, Type } from 'apache-arrow';
import type { CellReader, ValueReader } from './valueReader';

type ReaderOf = (data: Data) => CellReader;

/** Numbers that JSON has no word for. */
const NO_JSON: ReadonlySet<string> = new Set(['NaN', 'Infinity', '-Infinity']);
const BARE: ReadonlySet<Type> = new Set([
  Type.Int,
  Type.Float,
  Type.Decimal,
  Type.Bool,
  Type.List,
  Type.LargeList,
  Type.FixedSizeList,
  Type.Struct,
  Type.Map,
]);

/** Reads lists, structs and maps as JSON text, whose numbers keep all digits; `undefined` for any other type. */
export function nestedReader(data: Data, readerOf: ReaderOf): ValueReader | undefined {
  const { type } = data;
  if (DataType.isList(type) || DataType.isLargeList(type)) return listReader(data, readerOf);
  if (DataType.isFixedSizeList(type)) return fixedListReader(data, type.listSize, readerOf);
  if (DataType.isMap(type)) return mapReader(data, readerOf);
  return DataType.isStruct(type) ? structReader(data, readerOf) : undefined;
}

function listReader(data: Data, readerOf: ReaderOf): ValueReader {
  const item = jsonReader(data.children[0], readerOf);
  const range = rangeReader(data);
  return row => `[${range(row, item).join(',')}]`;
}

function fixedListReader(data: Data, size: number, readerOf: ReaderOf): ValueReader {
  const item = jsonReader(data.children[0], readerOf);
  return row => `[${Array.from({ length: size }, (_, i) => item(row * size + i)).join(',')}]`;
}

function structReader(data: Data, readerOf: ReaderOf): ValueReader {
  const fields: readonly Field[] = data.type.children;
  const members = fields.map(({ name }, i) => {
    const read = jsonReader(data.children[i], readerOf);
    return (row: number): string => `${JSON.stringify(name)}:${read(row)}`;
  });
  return row => `{${members.map(member => member(row)).join(',')}}`;
}

/** A map is a list of pairs; a key that is no text is written as one, for JSON has no other. */
function mapReader(data: Data, readerOf: ReaderOf): ValueReader {
  const [keys, values] = data.children[0]?.children ?? [];
  const key = keys === undefined ? () => null : readerOf(keys);
  const value = jsonReader(values, readerOf);
  const range = rangeReader(data);
  return row => `{${range(row, at => `${JSON.stringify(key(at) ?? '')}:${value(at)}`).join(',')}}`;
}

/** Does something for each of the row's places in the child. */
function rangeReader(data: Data): (row: number, of: ValueReader) => readonly string[] {
  const offsets = data.valueOffsets as ArrayLike<number | bigint>; // Of 32 bits, or of 64 in a large list.
  return (row, of) => {
    const start = Number(offsets[row]);
    return Array.from({ length: Number(offsets[row + 1]) - start }, (_, i) => of(start + i));
  };
}

function jsonReader(data: Data | undefined, readerOf: ReaderOf): ValueReader {
  if (data === undefined) return () => 'null';
  const read = readerOf(data);
  const bare = isBare(data.type);
  return row => {
    const text = read(row);
    if (text === null) return 'null';
    return bare && !NO_JSON.has(text) ? text : JSON.stringify(text);
  };
}

/** Whether JSON takes the text as it is. */
function isBare(type: DataType): boolean {
  // The library leaves the type inside of a dictionary open.
  return BARE.has(DataType.isDictionary(type) ? (type.dictionary as DataType).typeId : type.typeId);
}
