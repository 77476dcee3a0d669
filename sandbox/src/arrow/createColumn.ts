import { type DuckDBDecimalType, type DuckDBEnumType, type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import { BoolColumn } from './boolColumn';
import type { ColumnBuilder } from './columnBuilder';
import { FixedColumn, type FixedLayout } from './fixedColumn';
import { ListColumn, NullColumn, StructColumn } from './nestedColumns';
import {
  int16ToDecimal,
  int32ToDecimal,
  int64ToDecimal,
  same,
  uint32ToInt64,
  uint64ToDecimal,
  widenedToInt32,
} from './numberLayouts';
import { enumerated, strings, TextColumn, type TextLayout, uuids } from './textColumn';
import {
  dateToMilliseconds,
  interval,
  timeDividedBy,
  timestampDividedBy,
  timestampMilliseconds,
  timestampSeconds,
} from './timeLayouts';

/** The builder that writes the Arrow type `arrowSchema` promises for a DuckDB type. */
export function createColumn(type: DuckDBType): ColumnBuilder {
  switch (type.typeId) {
    case DuckDBTypeId.LIST:
      return new ListColumn(createColumn(type.valueType));
    case DuckDBTypeId.ARRAY:
      return new ListColumn(createColumn(type.valueType), type.length);
    case DuckDBTypeId.STRUCT:
      return new StructColumn(type.entryTypes.map(createColumn));
    case DuckDBTypeId.MAP:
      return new ListColumn(new StructColumn([createColumn(type.keyType), createColumn(type.valueType)]));
    case DuckDBTypeId.BOOLEAN:
      return new BoolColumn();
    case DuckDBTypeId.SQLNULL:
      return new NullColumn();
    default: {
      const text = textLayout(type);
      return text === undefined ? new FixedColumn(numberLayout(type) ?? timeLayout(type)) : new TextColumn(text);
    }
  }
}

function textLayout(type: DuckDBType): TextLayout | undefined {
  switch (type.typeId) {
    case DuckDBTypeId.VARCHAR:
    case DuckDBTypeId.BLOB:
      return strings;
    case DuckDBTypeId.UUID:
      return uuids;
    case DuckDBTypeId.ENUM:
      return enumerated(type.values, enumWidth(type));
    default:
      return undefined;
  }
}

function numberLayout(type: DuckDBType): FixedLayout | undefined {
  switch (type.typeId) {
    case DuckDBTypeId.TINYINT:
      return widenedToInt32(1, (data, count) => new Int8Array(data.buffer, data.byteOffset, count));
    case DuckDBTypeId.UTINYINT:
      return widenedToInt32(1, data => data);
    case DuckDBTypeId.SMALLINT:
      return widenedToInt32(2, (data, count) => new Int16Array(data.buffer, data.byteOffset, count));
    case DuckDBTypeId.USMALLINT:
      return widenedToInt32(2, (data, count) => new Uint16Array(data.buffer, data.byteOffset, count));
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.FLOAT:
      return same(4);
    case DuckDBTypeId.UINTEGER:
      return uint32ToInt64;
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.DOUBLE:
      return same(8);
    case DuckDBTypeId.UBIGINT:
      return uint64ToDecimal;
    case DuckDBTypeId.HUGEINT:
      return same(16);
    case DuckDBTypeId.DECIMAL:
      return decimalLayout(type);
    default:
      return undefined;
  }
}

function timeLayout(type: DuckDBType): FixedLayout {
  switch (type.typeId) {
    case DuckDBTypeId.DATE:
      return dateToMilliseconds;
    case DuckDBTypeId.TIME:
      return timeDividedBy(1000);
    case DuckDBTypeId.TIME_NS:
      return timeDividedBy(1_000_000);
    case DuckDBTypeId.TIMESTAMP_S:
      return timestampSeconds;
    case DuckDBTypeId.TIMESTAMP_MS:
      return timestampMilliseconds;
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_TZ:
      return timestampDividedBy(1000);
    case DuckDBTypeId.TIMESTAMP_NS:
      return timestampDividedBy(1_000_000);
    case DuckDBTypeId.INTERVAL:
      return interval;
    default:
      throw new Error(`No Arrow form of ${type.toString()}: the schema should have refused it`);
  }
}

/** DuckDB keeps a decimal in the shortest integer that has its digits. */
function decimalLayout(type: DuckDBDecimalType): FixedLayout {
  if (type.width <= 4) return int16ToDecimal;
  if (type.width <= 9) return int32ToDecimal;
  return type.width <= 18 ? int64ToDecimal : same(16);
}

function enumWidth(type: DuckDBEnumType): 1 | 2 | 4 {
  if (type.internalTypeId === DuckDBTypeId.UTINYINT) return 1;
  return type.internalTypeId === DuckDBTypeId.USMALLINT ? 2 : 4;
}
