import {
  type DataType as AnyType,
  DataType,
  DateUnit,
  type Decimal,
  type Float,
  type Int,
  Precision,
  Type,
} from 'apache-arrow';
import { decimalWords } from './decimalWords';

/**
 * What a parameter may be given as: a bigint or a whole number is an integer, a date is a moment, an array a list, any
 * other object a struct. Where the server tells the type that it wants, it is given that: decimals and integers also from
 * texts, days from moments at midnight of UTC, texts from anything but bytes. No value is changed on the way.
 */
export type ParameterValue =
  | string
  | number
  | bigint
  | boolean
  | Uint8Array
  | Date
  | null
  | readonly ParameterValue[]
  | { readonly [field: string]: ParameterValue };

/** A value without parts. */
type Scalar = string | number | bigint | boolean | Uint8Array | Date;
/** A struct's values by their names. */
export type ParameterFields = Readonly<Record<string, ParameterValue>>;

const SCALARS = new Set<Type>([Type.Int, Type.Float, Type.Utf8, Type.Bool, Type.Binary, Type.Date]);

export function isList(value: ParameterValue): value is readonly ParameterValue[] {
  return Array.isArray(value);
}

export function isFields(value: ParameterValue): value is ParameterFields {
  return (
    typeof value === 'object' &&
    value !== null &&
    !isList(value) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof Date)
  );
}

/** Whether values are written as this type at all; of others NULL would fit too. */
export function isWritable(type: AnyType): boolean {
  if (DataType.isList(type) || DataType.isFixedSizeList(type) || DataType.isStruct(type))
    return type.children.every(({ type: child }) => isWritable(child as AnyType));
  return DataType.isDecimal(type) || SCALARS.has(type.typeId);
}

/** Whether the value can be written as one of the type, exactly. NULL always can. */
export function fits(type: AnyType, value: ParameterValue): boolean {
  if (value === null) return true;
  if (DataType.isList(type)) return isList(value) && value.every(item => fits(type.valueType as AnyType, item));
  if (DataType.isFixedSizeList(type))
    return (
      isList(value) && value.length === type.listSize && value.every(item => fits(type.valueType as AnyType, item))
    );
  if (DataType.isStruct(type)) return isFields(value) && fitsFields(type.children, value);
  return !isList(value) && !isFields(value) && fitsScalar(type, value);
}

function fitsFields(members: readonly Member[], fields: ParameterFields): boolean {
  const names = new Set(members.map(({ name }) => name));
  return (
    Object.keys(fields).every(name => names.has(name)) &&
    members.every(({ name, type }) => fits(type, fields[name] ?? null))
  );
}

function fitsScalar(type: AnyType, value: Scalar): boolean {
  if (DataType.isDecimal(type)) return wordsOf(type, value) !== undefined;
  if (DataType.isInt(type)) return fitsInt(type, integerOf(value));
  if (DataType.isFloat(type)) return fitsFloat(type, value);
  if (DataType.isBool(type)) return typeof value === 'boolean';
  if (DataType.isBinary(type)) return value instanceof Uint8Array;
  if (DataType.isUtf8(type)) return !(value instanceof Uint8Array) && !isNoMoment(value);
  if (DataType.isDate(type)) return value instanceof Date && isWholeIn(type, value);
  return DataType.isTimestamp(type) && value instanceof Date && !isNoMoment(value);
}

/** A whole number, also as its text, which is how numbers beyond JavaScript's often come. */
function integerOf(value: Scalar): bigint | undefined {
  const isWhole = typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
  return isWhole || (typeof value === 'string' && /^[+-]?\d+$/.test(value)) ? BigInt(value) : undefined;
}

function fitsInt({ bitWidth, isSigned }: Int, value: bigint | undefined): boolean {
  if (value === undefined) return false;
  return value === (isSigned ? BigInt.asIntN(bitWidth, value) : BigInt.asUintN(bitWidth, value));
}

const LARGEST: Readonly<Record<Precision, number>> = {
  [Precision.HALF]: 65_504,
  [Precision.SINGLE]: (2 - 2 ** -23) * 2 ** 127,
  [Precision.DOUBLE]: Number.MAX_VALUE,
};

/** A number may lose digits that the type has not got, as each of its own values would, but nothing of its size. */
function fitsFloat(type: Pick<Float, 'precision'>, value: Scalar): boolean {
  if (typeof value === 'bigint')
    return Number.isFinite(Number(value)) && BigInt(Number(value)) === value && fitsFloat(type, Number(value));
  return typeof value === 'number' && (!Number.isFinite(value) || Math.abs(value) <= LARGEST[type.precision]);
}

function isNoMoment(value: Scalar): boolean {
  return value instanceof Date && Number.isNaN(value.getTime());
}

const DAY_MS = 86_400_000;

/** A day has no time of day, which would be lost. */
function isWholeIn({ unit }: { readonly unit: DateUnit }, date: Date): boolean {
  return !isNoMoment(date) && (unit === DateUnit.MILLISECOND || date.getTime() % DAY_MS === 0);
}

/** The value as the library's builder of the type takes it; it must fit. */
export function writtenAs(type: AnyType, value: ParameterValue): unknown {
  if (value === null) return null;
  if (isList(value)) {
    const item = (type.children as readonly { readonly type: AnyType }[])[0]?.type;
    return item === undefined ? null : value.map(each => writtenAs(item, each));
  }
  if (DataType.isStruct(type)) return fieldsAs(type.children, value as ParameterFields);
  if (DataType.isDecimal(type)) return wordsOf(type, value as Scalar); // It fits.
  if (DataType.isInt(type)) return type.bitWidth === 64 ? BigInt(value as bigint | number | string) : Number(value);
  if (DataType.isFloat(type)) return Number(value);
  if (DataType.isUtf8(type)) return textOf(value);
  return value;
}

function textOf(value: ParameterValue): string {
  if (value instanceof Date) return value.toISOString();
  // Neither bytes, a list nor a struct fit.
  return typeof value === 'object' ? '' : String(value);
}

interface Member {
  readonly name: string;
  readonly type: AnyType;
}

function fieldsAs(members: readonly Member[], fields: ParameterFields): unknown {
  return Object.fromEntries(members.map(({ name, type }) => [name, writtenAs(type, fields[name] ?? null)]));
}

function wordsOf({ precision, scale, bitWidth }: Decimal, value: Scalar): Uint32Array | undefined {
  const isNumeric = typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
  return isNumeric ? decimalWords(String(value), { precision, scale, bitWidth }) : undefined;
}
