import { type DataType as AnyType, DataType, type Decimal, Type } from 'apache-arrow';
import { decimalWords } from './decimalWords';

/**
 * What a parameter may be given as: a bigint or a whole number is an integer, a date is a moment, an array a list, any
 * other object a struct. Decimals are given as texts or numbers where the server tells that it wants one.
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

type Present = Exclude<ParameterValue, null>;
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
  if (DataType.isStruct(type))
    return isFields(value) && type.children.every(field => fits(field.type as AnyType, value[field.name] ?? null));
  if (isList(value) || isFields(value)) return false;
  return DataType.isDecimal(type) ? wordsOf(type, value) !== undefined : SCALARS.has(type.typeId);
}

/** The value as the library's builder of the type takes it; it must fit. */
export function writtenAs(type: AnyType, value: ParameterValue): unknown {
  if (value === null) return null;
  if (isList(value)) {
    const item = (type.children as readonly { readonly type: AnyType }[])[0]?.type;
    return item === undefined ? null : value.map(each => writtenAs(item, each));
  }
  if (DataType.isStruct(type)) return fieldsAs(type.children, value as ParameterFields);
  if (DataType.isDecimal(type)) return wordsOf(type, value);
  if (DataType.isInt(type)) return type.bitWidth === 64 ? BigInt(value as bigint | number | string) : Number(value);
  if (DataType.isFloat(type)) return Number(value);
  if (DataType.isUtf8(type)) return textOf(value);
  return value;
}

function textOf(value: ParameterValue): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  // Neither a list nor a struct fits.
  return typeof value === 'object' ? '' : String(value);
}

interface Member {
  readonly name: string;
  readonly type: AnyType;
}

function fieldsAs(members: readonly Member[], fields: ParameterFields): unknown {
  return Object.fromEntries(members.map(({ name, type }) => [name, writtenAs(type, fields[name] ?? null)]));
}

function wordsOf({ precision, scale, bitWidth }: Decimal, value: Present): Uint32Array | undefined {
  const isNumeric = typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
  return isNumeric ? decimalWords(String(value), { precision, scale, bitWidth }) : undefined;
}
