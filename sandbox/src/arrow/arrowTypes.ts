import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import { Failure } from '@lakehouse/base';
import {
  Binary,
  Bool,
  type DataType,
  DateMillisecond,
  Decimal,
  Field,
  Float32,
  Float64,
  Int32,
  Int64,
  IntervalMonthDayNano,
  List,
  Map_,
  Null,
  Schema,
  Struct,
  TimeMillisecond,
  TimestampMillisecond,
  Utf8,
} from 'apache-arrow';
import type { LakeColumn } from '../lake/lakeStream';

/** What Arrow's Java library, and so Dremio, calls the elements of a list. */
const ELEMENT = '$data$';

/**
 * The schema of a result as Dremio would send it.
 *
 * @throws Failure `query.unsupported` that names the column whose type has no place in Dremio.
 */
export function arrowSchema(columns: readonly LakeColumn[]): Schema {
  return new Schema(columns.map(({ name, type }) => new Field(name, arrowType(type, name), true)));
}

/**
 * The Arrow type in which Dremio sends what DuckDB keeps in a type.
 *
 * Dremio has one TIMESTAMP (milliseconds, no zone), a DATE and a TIME in milliseconds, integers of 32 and 64 bits, and
 * no array of fixed size, enumeration or UUID: DuckDB's wider choice is brought to these.
 */
function arrowType(type: DuckDBType, column: string): DataType {
  switch (type.typeId) {
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
      return new List(new Field(ELEMENT, arrowType(type.valueType, column), true));
    case DuckDBTypeId.STRUCT:
      return new Struct(type.entryNames.map((name, i) => new Field(name, arrowType(member(type, i), column), true)));
    case DuckDBTypeId.MAP:
      return new Map_(
        new Field(
          'entries',
          new Struct<{ key: DataType; value: DataType }>([
            new Field('key', arrowType(type.keyType, column), false),
            new Field('value', arrowType(type.valueType, column), true),
          ]),
          false,
        ),
      );
    default:
      return arrowNumber(type) ?? arrowScalar(type) ?? unsupported(type, column);
  }
}

function arrowNumber(type: DuckDBType): DataType | undefined {
  switch (type.typeId) {
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.INTEGER:
      return new Int32();
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.BIGINT:
      return new Int64();
    case DuckDBTypeId.UBIGINT:
      return new Decimal(0, 20, 128);
    case DuckDBTypeId.HUGEINT:
      return new Decimal(0, 38, 128);
    case DuckDBTypeId.DECIMAL:
      return new Decimal(type.scale, type.width, 128);
    case DuckDBTypeId.FLOAT:
      return new Float32();
    case DuckDBTypeId.DOUBLE:
      return new Float64();
    default:
      return undefined;
  }
}

function arrowScalar(type: DuckDBType): DataType | undefined {
  switch (type.typeId) {
    case DuckDBTypeId.SQLNULL:
      return new Null();
    case DuckDBTypeId.BOOLEAN:
      return new Bool();
    case DuckDBTypeId.VARCHAR:
    case DuckDBTypeId.ENUM:
    case DuckDBTypeId.UUID:
      return new Utf8();
    case DuckDBTypeId.BLOB:
      return new Binary();
    case DuckDBTypeId.DATE:
      return new DateMillisecond();
    case DuckDBTypeId.TIME:
    case DuckDBTypeId.TIME_NS:
      return new TimeMillisecond();
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
    case DuckDBTypeId.TIMESTAMP_TZ:
      return new TimestampMillisecond();
    case DuckDBTypeId.INTERVAL:
      return new IntervalMonthDayNano();
    default:
      return undefined;
  }
}

function member(type: DuckDBType & { readonly entryTypes: readonly DuckDBType[] }, index: number): DuckDBType {
  const found = type.entryTypes[index];
  if (found === undefined) throw new Error(`A struct has no member ${index}`);
  return found;
}

function unsupported(type: DuckDBType, column: string): never {
  throw new Failure(
    'query.unsupported',
    `Dremio has no type for the column ${column}, which is a ${type.toString()} here: cast it to another type.`,
  );
}
