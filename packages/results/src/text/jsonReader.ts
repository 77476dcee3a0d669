import { type Data, DataType, Type } from 'apache-arrow';
import { dictionaryReader, unionReader } from './indirectReader';
import type { CellReader, ValueReader } from './valueReader';

/** Numbers that JSON has no word for. */
const NO_JSON: ReadonlySet<string> = new Set(['NaN', 'Infinity', '-Infinity']);
/** Types whose text is JSON already. */
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

/**
 * Reads a column's cells as JSON: numbers of any size bare, with all their digits; `NaN`, moments and bytes as texts;
 * NULL as `null`. `textOf` reads the texts, which is `cellReader`.
 */
export function jsonReader(data: Data, textOf: (data: Data) => CellReader): ValueReader {
  const { type } = data;
  if (DataType.isUnion(type)) return orNull(unionReader(data, type, child => jsonReader(child, textOf)));
  const read = textOf(data);
  if (DataType.isDictionary(type)) {
    const value = dictionaryReader(data, child => jsonReader(child, textOf));
    return row => (read(row) === null ? 'null' : (value(row) ?? 'null'));
  }
  if (!BARE.has(type.typeId)) return row => JSON.stringify(read(row));
  if (!DataType.isFloat(type)) return orNull(read);
  return row => {
    const text = read(row) ?? 'null';
    return NO_JSON.has(text) ? `"${text}"` : text;
  };
}

function orNull(read: CellReader): ValueReader {
  return row => read(row) ?? 'null';
}
