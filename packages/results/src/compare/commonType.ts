import { DataType, Decimal, Float64, Int64, TimestampMillisecond, TimeUnit, Uint64 } from 'apache-arrow';

/**
 * The type that holds the values of two types exactly, so that they are compared, kept and sorted as values: whole
 * numbers of any width, decimals of any scale, floating numbers, those beside whole numbers and decimals of 15 digits
 * at most, days and moments in milliseconds. `undefined` where there is none: for types of different kinds, for longer
 * numbers beside floating ones, and for moments that a finer unit might not reach.
 */
export function commonType(left: DataType, right: DataType): DataType | undefined {
  if (isInDoubles(left) && isInDoubles(right) && hasFloat(left, right)) return new Float64();
  if (isMilliseconds(left) && isMilliseconds(right)) return momentType(left, right);
  if (!isExact(left) || !isExact(right)) return undefined;
  return wholeType(left, right) ?? decimalType(left, right);
}

/** Whether one of two types is a floating number's. */
export function hasFloat(left: DataType, right: DataType): boolean {
  return DataType.isFloat(left) || DataType.isFloat(right);
}

/** Digits of which no two decimals have the same double nearest to them, so that each comes back from it. */
const DIGITS_OF_DOUBLES = 15;

function isInDoubles(type: DataType): boolean {
  if (DataType.isFloat(type)) return true;
  if (!isExact(type)) return false;
  const { whole, scale } = digitsOf(type);
  return whole + Math.max(0, scale) <= DIGITS_OF_DOUBLES;
}

type Exact = DataType & { readonly bitWidth: number };

function isExact(type: DataType): type is Exact {
  return DataType.isInt(type) || DataType.isDecimal(type);
}

function isMilliseconds(type: DataType): boolean {
  return DataType.isDate(type) || (DataType.isTimestamp(type) && type.unit === TimeUnit.MILLISECOND);
}

/** Of one zone, if any, for all are kept in UTC. */
function momentType(left: DataType, right: DataType): DataType {
  const zones = [right, left].map(type => (DataType.isTimestamp(type) ? type.timezone : undefined));
  return new TimestampMillisecond(zones.find(zone => typeof zone === 'string' && zone !== '') ?? null);
}

function wholeType(left: Exact, right: Exact): DataType | undefined {
  if (!DataType.isInt(left) || !DataType.isInt(right)) return undefined;
  if (!left.isSigned && !right.isSigned) return new Uint64();
  const isWide = [left, right].some(({ isSigned, bitWidth }) => !isSigned && bitWidth === 64);
  return isWide ? undefined : new Int64();
}

/** Digits of the widest decimals. */
const [MOST_OF_128, MOST_OF_256] = [38, 76] as const;

function decimalType(left: Exact, right: Exact): DataType | undefined {
  const sides = [left, right].map(digitsOf);
  const scale = Math.max(0, ...sides.map(side => side.scale));
  const precision = Math.max(...sides.map(side => side.whole)) + scale;
  if (precision > MOST_OF_256) return undefined;
  return new Decimal(scale, precision, precision > MOST_OF_128 ? 256 : 128);
}

/** Digits before and behind the point. */
function digitsOf(type: Exact): { readonly whole: number; readonly scale: number } {
  if (DataType.isDecimal(type)) return { whole: type.precision - type.scale, scale: type.scale };
  return { whole: String(2n ** BigInt(type.bitWidth)).length, scale: 0 };
}
