import { type Data, DataType } from 'apache-arrow';
import { jsonValue } from '../../copy/jsonRows';
import type { WrittenColumn } from '../../copy/rowWriter';
import { cellReader } from '../../text/cellReader';
import type { ByteSink } from './byteSink';
import { numberBytes, type ValueBytes } from './numberBytes';
import { type Rows, textBytes } from './textBytes';

const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20] as const;

/** Writes the values of a column in JSON. */
export function jsonBytes(data: Data, rows: Rows, column: WrittenColumn): ValueBytes {
  const number = DataType.isFloat(data.type) ? doubleBytes(data, column) : numberBytes(data);
  const known = column.kind === 'number' ? number : undefined;
  const text = column.kind === 'text' ? textBytes(data, rows, writeString) : undefined;
  return known ?? text ?? cellBytes(data, column);
}

/** JSON has no word for floating numbers that are no numbers: these are texts. */
function doubleBytes(data: Data, column: WrittenColumn): ValueBytes | undefined {
  const values: unknown = data.values;
  const write = numberBytes(data);
  if (write === undefined || !(values instanceof Float64Array)) return undefined;
  const writeText = cellBytes(data, column);
  return (sink, row) => (Number.isFinite(values[row]) ? write(sink, row) : writeText(sink, row));
}

function cellBytes(data: Data, column: WrittenColumn): ValueBytes {
  const read = cellReader(data);
  return (sink, row) => sink.text(jsonValue(read(row), column));
}

function writeString(sink: ByteSink, values: Uint8Array, start: number, end: number): void {
  let isPlain = true;
  for (let i = start; i < end && isPlain; i++) isPlain = !isEscaped(values[i] as number);
  sink.put(QUOTE);
  if (isPlain) sink.copy(values, start, end);
  else writeEscaped(sink, values, start, end);
  sink.put(QUOTE);
}

function isEscaped(byte: number): boolean {
  return byte < SPACE || byte === QUOTE || byte === BACKSLASH;
}

function writeEscaped(sink: ByteSink, values: Uint8Array, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    const byte = values[i] as number;
    if (isEscaped(byte)) sink.ascii(ESCAPES[byte] ?? '');
    else sink.put(byte);
  }
}

/** What JSON writes for each character that it escapes. */
const ESCAPES: readonly string[] = Array.from({ length: BACKSLASH + 1 }, (_, byte) =>
  JSON.stringify(String.fromCharCode(byte)).slice(1, -1),
);
