import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeNSValue,
  DuckDBTimeValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';

/** A value as the JSON that Dremio writes for it. Integers and decimals keep all their digits, which `JSON.stringify` would not. */
export function cellText(value: DuckDBValue, type: DuckDBType): string {
  if (value === null) return 'null';
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return numberText(value, type);
  if (typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (value instanceof DuckDBDecimalValue) return value.toString();
  if (value instanceof DuckDBBlobValue) return JSON.stringify(Buffer.from(value.bytes).toString('base64'));
  return nestedText(value, type) ?? JSON.stringify(timeText(value) ?? value.toString());
}

/** JSON has no word for what is no finite number; Dremio writes it as text. */
function numberText(value: number, type: DuckDBType): string {
  if (!Number.isFinite(value)) return JSON.stringify(String(value));
  return type.typeId === DuckDBTypeId.FLOAT ? shortestSingle(value) : String(value);
}

/** The fewest digits that name the same 32-bit number: 0.1, and not 0.10000000149011612. */
function shortestSingle(value: number): string {
  for (let digits = 1; digits < 9; digits += 1) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return String(shorter);
  }
  return String(value);
}

function nestedText(value: DuckDBValue, type: DuckDBType): string | undefined {
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) {
    const of = type.typeId === DuckDBTypeId.LIST || type.typeId === DuckDBTypeId.ARRAY ? type.valueType : type;
    return `[${value.items.map(item => cellText(item, of)).join(',')}]`;
  }
  if (value instanceof DuckDBStructValue) {
    const members = Object.entries(value.entries).map(
      ([name, member], i) =>
        `${JSON.stringify(name)}:${cellText(member, (type.typeId === DuckDBTypeId.STRUCT ? type.entryTypes[i] : undefined) ?? type)}`,
    );
    return `{${members.join(',')}}`;
  }
  if (value instanceof DuckDBMapValue) {
    const of = type.typeId === DuckDBTypeId.MAP ? type.valueType : type;
    return `{${value.entries.map(entry => `${JSON.stringify(String(entry.key))}:${cellText(entry.value, of)}`).join(',')}}`;
  }
  return undefined;
}

/** Times and timestamps to the millisecond, which is all that Dremio has. */
function timeText(value: DuckDBValue): string | undefined {
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue)
    return timestampText(wholeMillis(value.micros, 1000n));
  if (value instanceof DuckDBTimestampMillisecondsValue) return timestampText(value.millis);
  if (value instanceof DuckDBTimestampSecondsValue) return timestampText(value.seconds * 1000n);
  if (value instanceof DuckDBTimestampNanosecondsValue) return timestampText(wholeMillis(value.nanos, 1_000_000n));
  if (value instanceof DuckDBTimeValue) return timestampText(value.micros / 1000n)?.slice(11);
  if (value instanceof DuckDBTimeNSValue) return timestampText(value.nanos / 1_000_000n)?.slice(11);
  return undefined;
}

/** Rounded towards the past, also before 1970. */
function wholeMillis(time: bigint, perMilli: bigint): bigint {
  const rest = ((time % perMilli) + perMilli) % perMilli;
  return (time - rest) / perMilli;
}

function timestampText(millis: bigint): string | undefined {
  const date = new Date(Number(millis));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('T', ' ').replace('Z', '');
}
