import { type Data, DataType, Precision } from 'apache-arrow';
import { type Bytes, bytesOf, isBinary, isText } from '../keys/bytesOf';
import { cellReader } from '../text/cellReader';

/** Tells of a row that has a value on either side whether it is the same. */
export type SameValues = (row: number) => boolean;

/**
 * Compares two columns of one type value by value, without making texts of them where a type's values are the same
 * when their bytes are. Both begin at their first row.
 */
export function sameValues(left: Data, right: Data): SameValues {
  const { type } = left;
  if (DataType.isFloat(type) && type.precision !== Precision.HALF) return sameFloats(left, right);
  if (isText(type) || isBinary(type)) return sameBytes(bytesOf(left, 0, left.length), bytesOf(right, 0, right.length));
  const width = widthOf(type);
  if (width > 0) return width % 4 === 0 ? sameWords(left, right, width / 4) : sameNarrow(left, right);
  const [readLeft, readRight] = [cellReader(left), cellReader(right)];
  return row => readLeft(row) === readRight(row);
}

/** Compares two columns of floating numbers as numbers: zero has no sign, and NaN is NaN. */
export function sameNumbers(left: Data, right: Data): SameValues {
  const [before, after] = [left.values as ArrayLike<number>, right.values as ArrayLike<number>];
  return row => before[row] === after[row] || (Number.isNaN(before[row]) && Number.isNaN(after[row]));
}

/** Bytes of a value that lies in a buffer of its own; 0 for those that do not. */
function widthOf(type: DataType): number {
  if (DataType.isDate(type)) return type.ArrayType === Int32Array ? 4 : 8;
  if (DataType.isTimestamp(type) || DataType.isDuration(type)) return 8;
  return DataType.isInt(type) || DataType.isDecimal(type) || DataType.isTime(type) ? type.bitWidth / 8 : 0;
}

/** NaN is NaN, and the zeros are told apart, as they are shown. */
function sameFloats(left: Data, right: Data): SameValues {
  const [before, after] = [left.values as ArrayLike<number>, right.values as ArrayLike<number>];
  return row => Object.is(before[row], after[row]);
}

function sameNarrow(left: Data, right: Data): SameValues {
  const [before, after] = [left.values as ArrayLike<number>, right.values as ArrayLike<number>];
  return row => before[row] === after[row];
}

function sameWords(left: Data, right: Data, words: number): SameValues {
  const [before, after] = [wordsOf(left), wordsOf(right)];
  return row => {
    for (let at = row * words; at < (row + 1) * words; at++) if (before[at] !== after[at]) return false;
    return true;
  };
}

function wordsOf({ values }: Data): Uint32Array {
  const { buffer, byteOffset, byteLength } = values as ArrayBufferView;
  return new Uint32Array(buffer, byteOffset, byteLength >> 2);
}

function sameBytes(left: Bytes, right: Bytes): SameValues {
  return row => {
    const [start, end] = [left.offsets[row] as number, left.offsets[row + 1] as number];
    const other = right.offsets[row] as number;
    if ((right.offsets[row + 1] as number) - other !== end - start) return false;
    for (let i = start, j = other; i < end; i++, j++) if (left.values[i] !== right.values[j]) return false;
    return true;
  };
}
