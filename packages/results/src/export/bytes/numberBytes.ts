import { type Data, DataType, Precision } from 'apache-arrow';
import { asWords } from '../../keys/wholeKeys';
import { cellReader } from '../../text/cellReader';
import type { ByteSink } from './byteSink';
import { writeDouble, writeScaled, writeUnsignedWords, writeWhole, writeWords } from './writeNumber';

/** Writes the value of a row, which is not NULL. */
export type ValueBytes = (sink: ByteSink, row: number) => void;

/** Digits of a decimal behind the point that are written without big integers. */
const MOST_SCALE = 15;

/** Writes numbers with the digits that `cellReader` tells; `undefined` for any other type. */
export function numberBytes(data: Data): ValueBytes | undefined {
  const { type } = data;
  if (DataType.isInt(type)) return type.bitWidth === 64 ? wideBytes(data, type.isSigned) : narrowBytes(data);
  if (DataType.isFloat(type) && type.precision === Precision.DOUBLE) {
    const values = data.values as Float64Array;
    return (sink, row) => writeDouble(sink, values[row] as number);
  }
  if (DataType.isDecimal(type) && type.bitWidth === 128 && type.scale >= 0 && type.scale <= MOST_SCALE)
    return decimalBytes(data, type.scale);
  if (!DataType.isFloat(type) && !DataType.isDecimal(type)) return undefined;
  const read = cellReader(data);
  return (sink, row) => sink.ascii(read(row) ?? '');
}

function narrowBytes(data: Data): ValueBytes {
  const values = data.values as ArrayLike<number>;
  return (sink, row) => writeWhole(sink, values[row] as number);
}

function wideBytes(data: Data, isSigned: boolean): ValueBytes {
  const words = asWords(data.values as ArrayBufferView);
  const write = isSigned ? writeWords : writeUnsignedWords;
  return (sink, row) => write(sink, words[2 * row + 1] as number, words[2 * row] as number);
}

function decimalBytes(data: Data, scale: number): ValueBytes {
  const words = data.values as Uint32Array; // Decimals of every width come so.
  const read = cellReader(data);
  return (sink, row) => {
    const at = row * 4;
    const high = (words[at + 1] as number) | 0;
    const sign = high < 0 ? 0xffffffff : 0;
    const isSmall = words[at + 2] === sign && words[at + 3] === sign && high >= -0x200000 && high < 0x200000;
    if (isSmall) writeScaled(sink, high * 0x1_0000_0000 + (words[at] as number), scale);
    else sink.ascii(read(row) ?? '');
  };
}
