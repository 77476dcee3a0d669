import { DataType, type Field, IntervalUnit, Precision, type Schema } from 'apache-arrow';

/** How a column's cells are to be shown. */
export type CellKind = 'number' | 'text' | 'boolean' | 'temporal' | 'binary' | 'nested';

/** A column of a result as the user knows it. */
export interface ResultColumn {
  readonly name: string;
  /** By Dremio's names: `BIGINT`, `DECIMAL(38, 10)`, `LIST<VARCHAR>`. */
  readonly type: string;
  readonly kind: CellKind;
  /** Set when the values cannot be read, and why; the other columns are unaffected. */
  readonly unreadable?: string;
}

/** Metadata of a field whose type the decoder does not know: it says why, and the field's type is Arrow's Null. */
const UNREADABLE = 'lakehouse:unreadable';

/** The columns of a schema. */
export function columnsOf(schema: Schema): readonly ResultColumn[] {
  // A schema's fields are of any type, and DataType is all that is known of it.
  const fields: readonly Field<DataType>[] = schema.fields;
  return fields.map(({ name, type, metadata }) => {
    const unreadable = metadata.get(UNREADABLE);
    if (unreadable !== undefined) return { name, type: 'UNKNOWN', kind: 'text', unreadable };
    return { name, type: typeName(type), kind: cellKind(type) };
  });
}

/** Dremio's name of a type; types that Dremio does not have get the name that other databases use. */
export function typeName(type: DataType): string {
  if (DataType.isDictionary(type)) return typeName(innerType(type.dictionary));
  return numberName(type) ?? temporalName(type) ?? nestedName(type) ?? plainName(type);
}

function numberName(type: DataType): string | undefined {
  if (DataType.isInt(type)) {
    const name = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' }[type.bitWidth];
    return type.isSigned ? name : `${name} UNSIGNED`;
  }
  if (DataType.isFloat(type)) return type.precision === Precision.DOUBLE ? 'DOUBLE' : 'FLOAT';
  if (DataType.isDecimal(type)) return `DECIMAL(${type.precision}, ${type.scale})`;
  return undefined;
}

function temporalName(type: DataType): string | undefined {
  if (DataType.isDate(type)) return 'DATE';
  if (DataType.isTime(type)) return 'TIME';
  if (DataType.isTimestamp(type)) return timestampName(type.timezone ?? '');
  if (DataType.isDuration(type)) return 'INTERVAL DAY TO SECOND';
  if (!DataType.isInterval(type)) return undefined;
  if (type.unit === IntervalUnit.YEAR_MONTH) return 'INTERVAL YEAR TO MONTH';
  return type.unit === IntervalUnit.DAY_TIME ? 'INTERVAL DAY TO SECOND' : 'INTERVAL';
}

/** Arrow gives no zone as null or as an empty text. The values are shown in UTC, so that any other zone is named. */
function timestampName(zone: string): string {
  if (zone === '') return 'TIMESTAMP';
  const isUtc = ['UTC', 'ETC/UTC', 'Z', '+00:00'].includes(zone.toUpperCase());
  return isUtc ? 'TIMESTAMP WITH TIME ZONE' : `TIMESTAMP WITH TIME ZONE (${zone})`;
}

function nestedName(type: DataType): string | undefined {
  if (DataType.isList(type) || DataType.isLargeList(type) || DataType.isFixedSizeList(type))
    return `LIST<${typeName(innerType(type.valueType))}>`;
  if (DataType.isMap(type)) return `MAP<${typeName(innerType(type.keyType))}, ${typeName(innerType(type.valueType))}>`;
  if (!DataType.isStruct(type) && !DataType.isUnion(type)) return undefined;
  const members: readonly Field<DataType>[] = type.children;
  const word = DataType.isStruct(type) ? 'STRUCT' : 'UNION';
  return `${word}<${members.map(member => `${member.name}: ${typeName(member.type)}`).join(', ')}>`;
}

function plainName(type: DataType): string {
  if (DataType.isBool(type)) return 'BOOLEAN';
  if (DataType.isNull(type)) return 'NULL';
  return isText(type) ? 'VARCHAR' : 'VARBINARY';
}

function cellKind(type: DataType): CellKind {
  if (DataType.isDictionary(type)) return cellKind(innerType(type.dictionary));
  if (numberName(type) !== undefined) return 'number';
  if (temporalName(type) !== undefined) return 'temporal';
  if (nestedName(type) !== undefined) return 'nested';
  if (DataType.isBool(type)) return 'boolean';
  return isText(type) || DataType.isNull(type) ? 'text' : 'binary';
}

function isText(type: DataType): boolean {
  return DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type);
}

/** The library leaves the types inside of a type open. */
function innerType(type: unknown): DataType {
  return type as DataType;
}
