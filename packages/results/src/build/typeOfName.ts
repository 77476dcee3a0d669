import {
  Binary,
  Bool,
  type DataType,
  DateDay,
  Decimal,
  Float32,
  Float64,
  Int32,
  Int64,
  TimeMillisecond,
  TimestampMillisecond,
  Utf8,
} from 'apache-arrow';

const TYPES: Readonly<Record<string, () => DataType>> = {
  INTEGER: () => new Int32(),
  BIGINT: () => new Int64(),
  FLOAT: () => new Float32(),
  DOUBLE: () => new Float64(),
  BOOLEAN: () => new Bool(),
  DATE: () => new DateDay(),
  TIME: () => new TimeMillisecond(),
  TIMESTAMP: () => new TimestampMillisecond(),
  VARBINARY: () => new Binary(),
};

/** The Arrow type that holds a type of Dremio's exactly; a text for those whose values come as texts alone. */
export function typeOfName(name: string): DataType {
  const [, precision, scale] = /^DECIMAL\((\d+), ?(\d+)\)$/.exec(name) ?? [];
  if (precision !== undefined && scale !== undefined) return new Decimal(Number(scale), Number(precision), 128);
  return TYPES[name]?.() ?? new Utf8();
}
