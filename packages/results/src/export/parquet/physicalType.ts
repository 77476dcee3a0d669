import { DataType, DateUnit, Precision, TimeUnit } from 'apache-arrow';
import { thrift, type ThriftFields } from './thriftWriter';

/** Numbers of Parquet's physical types. */
export const PHYSICAL = { boolean: 0, int32: 1, int64: 2, float: 4, double: 5, bytes: 6, fixed: 7 } as const;

/** How values of a column are laid out in the file, out of their buffers in memory. */
export type Layout =
  | { readonly kind: 'bits' | 'bytes' | 'text' | 'nothing' }
  /** The buffer's own bytes, `width` for each value. */
  | { readonly kind: 'same'; readonly width: number }
  /** Numbers of `from` bytes as ones of four. */
  | { readonly kind: 'widened' }
  /** Whole numbers of `width` bytes, the highest first, times ten to the `shift`. */
  | { readonly kind: 'reversed'; readonly width: number; readonly shift: number }
  /** Whole numbers of 64 bits times a factor. */
  | { readonly kind: 'scaled'; readonly factor: bigint }
  /** Milliseconds as whole days of 32 bits. */
  | { readonly kind: 'days' };

/** A logical type: its field number in Parquet's union of them, and what it has. */
type LogicalType = readonly [number: number, fields: ThriftFields];

/** A type of Parquet's. */
export interface PhysicalType {
  readonly layout: Layout;
  readonly physical: number;
  /** Bytes of a value of the fixed type. */
  readonly width?: number;
  readonly converted?: number;
  readonly scale?: number;
  readonly precision?: number;
  readonly logical?: LogicalType;
}

const TEXT: PhysicalType = { layout: { kind: 'text' }, physical: PHYSICAL.bytes, converted: 0, logical: [1, []] };

/**
 * The type in which a column of Arrow's is written, exactly. Spans of time have no type that readers share: they are
 * written as their texts.
 */
export function physicalType(type: DataType): PhysicalType {
  if (DataType.isBool(type)) return { layout: { kind: 'bits' }, physical: PHYSICAL.boolean };
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return { ...TEXT, layout: { kind: 'bytes' } };
  if (DataType.isBinary(type) || DataType.isLargeBinary(type))
    return { layout: { kind: 'bytes' }, physical: PHYSICAL.bytes };
  if (DataType.isFixedSizeBinary(type)) return fixed(type.byteWidth);
  if (DataType.isNull(type)) return { layout: { kind: 'nothing' }, physical: PHYSICAL.int32, logical: [11, []] };
  return numberType(type) ?? temporalType(type) ?? TEXT;
}

function fixed(width: number): PhysicalType {
  return { layout: { kind: 'same', width }, physical: PHYSICAL.fixed, width };
}

/** Numbers of the older names of whole types: those with a sign, and those without, from 8 bits on. */
const SIGNED: Readonly<Record<number, number>> = { 8: 15, 16: 16, 32: 17, 64: 18 };
const UNSIGNED: Readonly<Record<number, number>> = { 8: 11, 16: 12, 32: 13, 64: 14 };

function numberType(type: DataType): PhysicalType | undefined {
  if (DataType.isInt(type)) {
    const { bitWidth, isSigned } = type;
    const converted = (isSigned ? SIGNED : UNSIGNED)[bitWidth] ?? 17;
    return {
      layout: bitWidth < 32 ? { kind: 'widened' } : { kind: 'same', width: bitWidth / 8 },
      physical: bitWidth === 64 ? PHYSICAL.int64 : PHYSICAL.int32,
      converted,
      logical: [
        10,
        [
          [1, thrift.byte(bitWidth)],
          [2, thrift.bool(isSigned)],
        ],
      ],
    };
  }
  if (DataType.isDecimal(type)) return decimalType(type.precision, type.scale, type.bitWidth / 8);
  if (!DataType.isFloat(type)) return undefined;
  if (type.precision === Precision.HALF) return { ...fixed(2), logical: [15, []] };
  return type.precision === Precision.DOUBLE
    ? { layout: { kind: 'same', width: 8 }, physical: PHYSICAL.double }
    : { layout: { kind: 'same', width: 4 }, physical: PHYSICAL.float };
}

/** A scale below 0 is written out: Parquet has none. */
function decimalType(precision: number, scale: number, width: number): PhysicalType {
  const shift = Math.max(0, -scale);
  const digits = { scale: Math.max(0, scale), precision: precision + shift };
  return {
    layout: { kind: 'reversed', width, shift },
    physical: PHYSICAL.fixed,
    width,
    converted: 5,
    ...digits,
    logical: [
      5,
      [
        [1, thrift.i32(digits.scale)],
        [2, thrift.i32(digits.precision)],
      ],
    ],
  };
}

/** Parquet's units, by Arrow's: seconds are written as milliseconds. */
const UNITS = [1, 1, 2, 3] as const;
const THOUSAND: Layout = { kind: 'scaled', factor: 1000n };

function temporalType(type: DataType): PhysicalType | undefined {
  if (DataType.isDate(type)) {
    const layout: Layout = type.unit === DateUnit.DAY ? { kind: 'same', width: 4 } : { kind: 'days' };
    return { layout, physical: PHYSICAL.int32, converted: 6, logical: [6, []] };
  }
  if (DataType.isTimestamp(type)) {
    const logical = timeLogical(8, type.unit, (type.timezone ?? '') !== '');
    const layout: Layout = type.unit === TimeUnit.SECOND ? THOUSAND : { kind: 'same', width: 8 };
    return { layout, physical: PHYSICAL.int64, logical };
  }
  if (!DataType.isTime(type)) return undefined;
  const logical = timeLogical(7, type.unit, false);
  if (type.bitWidth === 64) return { layout: { kind: 'same', width: 8 }, physical: PHYSICAL.int64, logical };
  const layout: Layout = type.unit === TimeUnit.SECOND ? THOUSAND : { kind: 'same', width: 4 };
  return { layout, physical: PHYSICAL.int32, logical };
}

function timeLogical(number: number, unit: TimeUnit, isUtc: boolean): LogicalType {
  return [
    number,
    [
      [1, thrift.bool(isUtc)],
      [2, thrift.struct([UNITS[unit], thrift.struct()])],
    ],
  ];
}
