import { type Data, DataType, Precision } from 'apache-arrow';
import { decimalText, doubleText, floatText, halfText, scaledText } from './numberText';
import type { ValueReader } from './valueReader';

/** Reads integers, floating numbers and decimals with all their digits; `undefined` for any other type. */
export function numberReader(data: Data): ValueReader | undefined {
  const { type } = data;
  if (DataType.isInt(type)) {
    const values = data.values as ArrayLike<number | bigint>; // Of 64 bits the values are BigInts.
    return row => String(values[row]);
  }
  if (DataType.isFloat(type)) {
    const values = data.values as ArrayLike<number>;
    const text = { [Precision.HALF]: halfText, [Precision.SINGLE]: floatText, [Precision.DOUBLE]: doubleText };
    const toText = text[type.precision];
    return row => toText(values[row] ?? NaN);
  }
  return DataType.isDecimal(type) ? decimalReader(data, type) : undefined;
}

function decimalReader(data: Data, { bitWidth, scale }: { bitWidth: number; scale: number }): ValueReader {
  const words = data.values as Uint32Array; // Decimals of every width come so.
  const width = bitWidth / 32;
  if (bitWidth !== 128) return row => decimalText(words.subarray(row * width, (row + 1) * width), scale);
  return row => {
    const at = row * 4;
    // Nearly all decimals fit into 53 bits, and are put together without big integers.
    const high = (words[at + 1] ?? 0) | 0;
    const sign = high < 0 ? 0xffffffff : 0;
    if (words[at + 2] === sign && words[at + 3] === sign && high >= -0x200000 && high < 0x200000)
      return smallDecimalText(high * 0x1_0000_0000 + (words[at] ?? 0), scale);
    return decimalText(words.subarray(at, at + 4), scale);
  };
}

/** As `scaledText`, for an integer that a double holds exactly. */
function smallDecimalText(value: number, scale: number): string {
  if (scale < 0) return scaledText(BigInt(value), scale);
  if (scale === 0) return String(value);
  const padded = String(Math.abs(value)).padStart(scale + 1, '0');
  const at = padded.length - scale;
  return `${value < 0 ? '-' : ''}${padded.slice(0, at)}.${padded.slice(at)}`;
}
