import {
  Binary,
  BinaryView,
  Bool,
  DataType,
  Date_,
  DateUnit,
  Decimal,
  Duration,
  FixedSizeBinary,
  Float,
  Int,
  Interval,
  IntervalUnit,
  LargeBinary,
  LargeUtf8,
  Null,
  Precision,
  Time,
  Timestamp,
  TimeUnit,
  Utf8,
  Utf8View,
} from 'apache-arrow';
import type { ArrayOf, ColumnPlan, Layout } from './columnPlan';
import type { FlatTable } from './flatTable';

/** Numbers of Arrow's types in `Schema.fbs`. */
export const TYPE = {
  null: 1,
  int: 2,
  float: 3,
  binary: 4,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  interval: 11,
  list: 12,
  struct: 13,
  union: 14,
  fixedBinary: 15,
  fixedList: 16,
  map: 17,
  duration: 18,
  largeBinary: 19,
  largeUtf8: 20,
  largeList: 21,
  runEndEncoded: 22,
  binaryView: 23,
  utf8View: 24,
  listView: 25,
  largeListView: 26,
} as const;

/** More digits behind the point, or zeros before it, than a decimal of 256 bits can use. */
const LARGEST_SCALE = 1000;

/** Types and units by the numbers of their parameters. */
const TIME_UNITS = [TimeUnit.SECOND, TimeUnit.MILLISECOND, TimeUnit.MICROSECOND, TimeUnit.NANOSECOND] as const;
const DATES = [() => new Date_(DateUnit.DAY), () => new Date_(DateUnit.MILLISECOND)] as const;
const FLOATS = [
  () => new Float(Precision.HALF),
  () => new Float(Precision.SINGLE),
  () => new Float(Precision.DOUBLE),
] as const;
const INTERVALS = [
  () => new Interval(IntervalUnit.YEAR_MONTH),
  () => new Interval(IntervalUnit.DAY_TIME),
  () => new Interval(IntervalUnit.MONTH_DAY_NANO),
] as const;

/** Plans of the types that have no parameters. */
const PLAIN: ReadonlyMap<number, () => ColumnPlan> = new Map<number, () => ColumnPlan>([
  [TYPE.null, () => ({ type: new Null(), layout: { kind: 'null' } })],
  [TYPE.bool, () => ({ type: new Bool(), layout: { kind: 'boolean' } })],
  [TYPE.utf8, () => ({ type: new Utf8(), layout: { kind: 'bytes', wide: false } })],
  [TYPE.binary, () => ({ type: new Binary(), layout: { kind: 'bytes', wide: false } })],
  [TYPE.largeUtf8, () => ({ type: new LargeUtf8(), layout: { kind: 'bytes', wide: true } })],
  [TYPE.largeBinary, () => ({ type: new LargeBinary(), layout: { kind: 'bytes', wide: true } })],
  [TYPE.utf8View, () => ({ type: new Utf8View(), layout: { kind: 'views' } })],
  [TYPE.binaryView, () => ({ type: new BinaryView(), layout: { kind: 'views' } })],
]);

/** The plan of a type without children; `undefined` for other types, unknown ones, and parameters that do not exist. */
export function plainPlan(typeId: number, parameters: FlatTable | undefined): ColumnPlan | undefined {
  const plain = PLAIN.get(typeId);
  if (plain !== undefined) return plain();
  if (parameters === undefined) return undefined;
  const type = numberType(typeId, parameters) ?? temporalType(typeId, parameters);
  return type === undefined ? undefined : { type, layout: fixedLayout(type) };
}

/** An integer type, as which also a dictionary's indices are told; `undefined` for a width that does not exist. */
export function intType(parameters: FlatTable): Int | undefined {
  const bits = parameters.int32(0);
  return isOneOf(bits, [8, 16, 32, 64]) ? new Int(parameters.boolean(1), bits) : undefined;
}

/** How values of one width lie. */
export function fixedLayout(type: DataType): Layout & { readonly kind: 'fixed' } {
  const array = type.ArrayType as ArrayOf; // The library leaves it open.
  if (DataType.isFixedSizeBinary(type)) return { kind: 'fixed', array, perRow: type.byteWidth };
  if (DataType.isDecimal(type)) return { kind: 'fixed', array, perRow: type.bitWidth / 32 };
  // Of months there is one number, of days and milliseconds two, of months, days and nanoseconds four words.
  if (DataType.isInterval(type)) return { kind: 'fixed', array, perRow: [1, 2, 4][type.unit] ?? 1 };
  return { kind: 'fixed', array, perRow: 1 };
}

function numberType(typeId: number, parameters: FlatTable): DataType | undefined {
  switch (typeId) {
    case TYPE.int:
      return intType(parameters);
    case TYPE.float:
      return FLOATS[parameters.int16(0)]?.();
    case TYPE.decimal: {
      const [precision, scale, bits] = [parameters.int32(0), parameters.int32(1), parameters.int32(2, 128)];
      const isKnown = isOneOf(bits, [32, 64, 128, 256]) && Math.abs(scale) <= LARGEST_SCALE;
      return isKnown ? new Decimal(scale, precision, bits) : undefined;
    }
    case TYPE.fixedBinary: {
      const width = parameters.int32(0);
      return width >= 0 ? new FixedSizeBinary(width) : undefined;
    }
    default:
      return undefined;
  }
}

function temporalType(typeId: number, parameters: FlatTable): DataType | undefined {
  // Of dates, times and durations the unit is milliseconds where none is given; of the others it is the first.
  const place = parameters.int16(0, isOneOf(typeId, [TYPE.timestamp, TYPE.interval]) ? 0 : 1);
  const unit = TIME_UNITS[place];
  switch (typeId) {
    case TYPE.date:
      return DATES[place]?.();
    case TYPE.time: {
      const bits = place < 2 ? 32 : 64;
      return unit !== undefined && parameters.int32(1, 32) === bits ? new Time(unit, bits) : undefined;
    }
    case TYPE.timestamp:
      return unit === undefined ? undefined : new Timestamp(unit, textOf(parameters.bytes(1)));
    case TYPE.duration:
      return unit === undefined ? undefined : new Duration(unit);
    case TYPE.interval:
      return INTERVALS[place]?.();
    default:
      return undefined;
  }
}

function textOf(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : new TextDecoder().decode(bytes);
}

function isOneOf<T extends number>(value: number, known: readonly T[]): value is T {
  return (known as readonly number[]).includes(value);
}
