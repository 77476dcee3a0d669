import { Data, DataType } from 'apache-arrow';
import { cellReader } from '../text/cellReader';
import { areOneType } from './oneType';

const DAY_MS = 86_400_000n;

/**
 * A column's values in the type that `commonType` found for them. The column begins at its first row.
 *
 * Single and half floats stand for the shortest decimal that tells them apart, as they are shown: 0.1 is 0.1.
 */
export function converted(data: Data, to: DataType): Data {
  if (areOneType(data.type, to)) return data;
  const values = valuesIn(data, to);
  const bitmap = data.nullCount === 0 ? undefined : data.nullBitmap;
  return new Data(to, 0, data.length, data.nullCount, [undefined, values, bitmap] as never);
}

function valuesIn(data: Data, to: DataType): ArrayBufferView {
  if (DataType.isFloat(to)) return doubles(data);
  if (DataType.isDecimal(to)) return decimals(data, to);
  const { type } = data;
  const values = data.values as ArrayLike<number | bigint>;
  const factor = DataType.isDate(type) && values instanceof Int32Array ? DAY_MS : 1n;
  const whole = (row: number): bigint => BigInt(values[row] ?? 0) * factor;
  if (DataType.isInt(to) && !to.isSigned) return BigUint64Array.from({ length: data.length }, (_, row) => whole(row));
  return BigInt64Array.from({ length: data.length }, (_, row) => whole(row));
}

function doubles(data: Data): Float64Array {
  const read = cellReader(data);
  return Float64Array.from({ length: data.length }, (_, row) => Number(read(row) ?? 0));
}

function decimals(data: Data, { scale, bitWidth }: { readonly scale: number; readonly bitWidth: number }): Uint32Array {
  const words = bitWidth / 32;
  const out = new Uint32Array(data.length * words);
  const { type } = data;
  const read = DataType.isDecimal(type) ? decimalReader(data, type.bitWidth) : wholeReader(data);
  const factor = 10n ** BigInt(scale - (DataType.isDecimal(type) ? type.scale : 0));
  for (let row = 0; row < data.length; row++) {
    let value = read(row) * factor;
    for (let w = 0; w < words; w++, value >>= 32n) out[row * words + w] = Number(BigInt.asUintN(32, value));
  }
  return out;
}

function wholeReader(data: Data): (row: number) => bigint {
  const values = data.values as ArrayLike<number | bigint>;
  return row => BigInt(values[row] ?? 0);
}

function decimalReader(data: Data, bitWidth: number): (row: number) => bigint {
  const words = data.values as Uint32Array; // Decimals of every width come so.
  const count = bitWidth / 32;
  return row => {
    let value = 0n;
    for (let w = count - 1; w >= 0; w--) value = (value << 32n) | BigInt(words[row * count + w] ?? 0);
    return BigInt.asIntN(bitWidth, value);
  };
}
