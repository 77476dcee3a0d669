import type { Data } from 'apache-arrow';
import { csvField } from '../../copy/delimited';
import { cellReader } from '../../text/cellReader';
import type { ByteSink } from './byteSink';
import { numberBytes, type ValueBytes } from './numberBytes';
import { type Rows, textBytes } from './textBytes';

const [QUOTE, COMMA, RETURN, LINE] = [0x22, 0x2c, 0x0d, 0x0a] as const;

/** Writes the fields of a column in CSV; what is written of a NULL is nothing. */
export function csvBytes(data: Data, rows: Rows): ValueBytes {
  const known = numberBytes(data) ?? textBytes(data, rows, writeField);
  if (known !== undefined) return known;
  const read = cellReader(data);
  return (sink, row) => {
    const cell = read(row);
    if (cell !== null) sink.text(csvField(cell));
  };
}

function writeField(sink: ByteSink, values: Uint8Array, start: number, end: number): void {
  let isPlain = end > start;
  for (let i = start; i < end && isPlain; i++) {
    const byte = values[i] as number;
    isPlain = byte > COMMA || (byte !== QUOTE && byte !== COMMA && byte !== RETURN && byte !== LINE);
  }
  if (isPlain) sink.copy(values, start, end);
  else writeQuoted(sink, values, start, end);
}

function writeQuoted(sink: ByteSink, values: Uint8Array, start: number, end: number): void {
  sink.reserve(2 * (end - start) + 2);
  const { bytes } = sink;
  let { at } = sink;
  bytes[at++] = QUOTE;
  for (let i = start; i < end; i++) {
    const byte = values[i] as number;
    if (byte === QUOTE) bytes[at++] = QUOTE;
    bytes[at++] = byte;
  }
  bytes[at++] = QUOTE;
  sink.at = at;
}
