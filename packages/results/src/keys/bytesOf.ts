import { type Data, DataType } from 'apache-arrow';
import { cellReader } from '../text/cellReader';

/** Values as bytes, one behind the other: row `i` of the stretch has `values` from `offsets[i]` to `offsets[i + 1]`. */
export interface Bytes {
  readonly values: Uint8Array;
  readonly offsets: ArrayLike<number>;
}

/**
 * The bytes by which values of a type without keys are compared: those of texts (in UTF-8, whose order is that of the
 * code points) and of binary values as they are, those of all others out of the text of the cell.
 */
export function bytesOf(data: Data, from: number, to: number): Bytes {
  const { type } = data;
  const values = data.values as Uint8Array;
  if (DataType.isUtf8(type) || DataType.isBinary(type))
    return { values, offsets: (data.valueOffsets as Int32Array).subarray(from, to + 1) };
  if (DataType.isLargeUtf8(type) || DataType.isLargeBinary(type))
    return { values, offsets: Float64Array.from((data.valueOffsets as BigInt64Array).subarray(from, to + 1), Number) };
  if (DataType.isFixedSizeBinary(type)) {
    const width = type.byteWidth;
    return { values, offsets: Float64Array.from({ length: to - from + 1 }, (_, i) => (from + i) * width) };
  }
  return textBytes(data, from, to);
}

const encoder = new TextEncoder();

function textBytes(data: Data, from: number, to: number): Bytes {
  const read = cellReader(data);
  const isBinary = DataType.isBinaryView(data.type);
  const pieces: Uint8Array[] = [];
  const offsets = new Float64Array(to - from + 1);
  let end = 0;
  for (let row = from; row < to; row++) {
    const text = read(row) ?? '';
    const piece = isBinary ? Buffer.from(text, 'hex') : encoder.encode(text);
    pieces.push(piece);
    end += piece.length;
    offsets[row - from + 1] = end;
  }
  return { values: Buffer.concat(pieces), offsets };
}

/** Whether a column's order is that of bytes which are no text. */
export function isBinary(type: DataType): boolean {
  return (
    DataType.isBinary(type) ||
    DataType.isLargeBinary(type) ||
    DataType.isFixedSizeBinary(type) ||
    DataType.isBinaryView(type)
  );
}

/** Whether a column's bytes are text in UTF-8. */
export function isText(type: DataType): boolean {
  return DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type);
}
