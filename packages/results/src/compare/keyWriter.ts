import { Buffer } from 'node:buffer';
import { type Data, DataType } from 'apache-arrow';
import type { ByteSink } from '../export/bytes/byteSink';
import { bytesOf, isBinary, isText } from '../keys/bytesOf';
import { validAt } from '../scan/validity';
import { cellReader } from '../text/cellReader';
import type { ComparedColumn } from './comparedColumns';

/** Writes the value of a row so that two are equal when their bytes are. */
export type KeyWriter = (sink: ByteSink, row: number) => void;

/** Stand before the bytes of a value. */
const [NULL, FIXED, VARIABLE] = [0, 1, 2] as const;

/** Writes the values of a key, which are those of `sideOf`. */
export function keyWriter(data: Data, column: ComparedColumn): KeyWriter {
  const isValid = validAt(data);
  const write = column.isTyped ? (fixedWriter(data) ?? bytesWriter(data)) : undefined;
  const writeValue = write ?? textWriter(data, column);
  return (sink, row) => (isValid(row) ? writeValue(sink, row) : sink.put(NULL));
}

/** For types whose values lie in buffers, each of the same width; floating numbers are as they are shown. */
function fixedWriter(data: Data): KeyWriter | undefined {
  const { type } = data;
  const isNumber = DataType.isInt(type) || DataType.isDecimal(type);
  const isTime = DataType.isDate(type) || DataType.isTime(type) || DataType.isTimestamp(type);
  if (!isNumber && !isTime && !DataType.isDuration(type)) return undefined;
  const { buffer, byteOffset, byteLength } = data.values as ArrayBufferView;
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  const width = 'bitWidth' in type ? type.bitWidth / 8 : bytes.length / Math.max(1, data.length);
  return (sink, row) => {
    sink.put(FIXED);
    sink.copy(bytes, row * width, (row + 1) * width);
  };
}

function bytesWriter(data: Data): KeyWriter | undefined {
  if (!isText(data.type) && !isBinary(data.type)) return undefined;
  const { values, offsets } = bytesOf(data, 0, data.length);
  return (sink, row) => writeVariable(sink, values, { start: offsets[row] as number, end: offsets[row + 1] as number });
}

/** Nested values, floating numbers, and those of types that have no common one. */
function textWriter(data: Data, { normal }: ComparedColumn): KeyWriter {
  const read = cellReader(data);
  return (sink, row) => {
    const text = read(row) ?? '';
    const bytes = Buffer.from(normal?.(text) ?? text, 'utf8');
    writeVariable(sink, bytes, { start: 0, end: bytes.length });
  };
}

/** With the length, so that the key after it cannot be taken for a part of it. */
function writeVariable(
  sink: ByteSink,
  values: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  sink.put(VARIABLE);
  for (let length = end - start; ; length = Math.floor(length / 0x80)) {
    sink.put((length & 0x7f) | (length >= 0x80 ? 0x80 : 0));
    if (length < 0x80) break;
  }
  sink.copy(values, start, end);
}
