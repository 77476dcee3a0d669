import { type Data, DataType } from 'apache-arrow';
import { tooLong } from './tooLong';
import type { ValueReader } from './valueReader';

/** Longest value that is made into a text: the engine has none beyond half a gigabyte, and hexadecimals take two characters. */
const LONGEST = 0x0fff_ffff;

/** Does something with a row's bytes: those of `bytes` from `start` to `end`. */
type OfBytes = (bytes: Buffer, start: number, end: number) => string;

/** Reads texts, with U+FFFD for what is not UTF-8, and bytes as hexadecimals; `undefined` for any other type. */
export function bytesReader(data: Data): ValueReader | undefined {
  const { type } = data;
  const isText = DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type);
  const of = isText ? text : hexadecimals;
  if (DataType.isUtf8View(type) || DataType.isBinaryView(type)) return viewReader(data, of);
  if (DataType.isFixedSizeBinary(type)) {
    const bytes = bufferOf(data.values as Uint8Array);
    return row => of(bytes, row * type.byteWidth, (row + 1) * type.byteWidth);
  }
  return isText || DataType.isBinary(type) || DataType.isLargeBinary(type) ? offsetsReader(data, of) : undefined;
}

function offsetsReader(data: Data, of: OfBytes): ValueReader {
  const bytes = bufferOf((data.values as Uint8Array | undefined) ?? new Uint8Array(0));
  // Offsets are of 32 bits, or of 64 in the large types.
  const offsets = data.valueOffsets as ArrayLike<number | bigint>;
  return row => of(bytes, Number(offsets[row]), Number(offsets[row + 1]));
}

/** A view is sixteen bytes: length, and the bytes themselves when there are at most twelve, else where they lie. */
function viewReader(data: Data, of: OfBytes): ValueReader {
  const views = bufferOf(data.values as Uint8Array);
  const parts = data.variadicBuffers.map(bufferOf);
  return row => {
    const at = row * 16;
    const length = views.readInt32LE(at);
    if (length <= 12) return of(views, at + 4, at + 4 + length);
    const start = views.readInt32LE(at + 12);
    return of(parts[views.readInt32LE(at + 8)] ?? views, start, start + length);
  };
}

function text(bytes: Buffer, start: number, end: number): string {
  if (end - start > LONGEST) throw tooLong();
  // A mark at the beginning belongs to the value, and a `TextDecoder` would be slower by far.
  return bytes.toString('utf8', start, end);
}

function hexadecimals(bytes: Buffer, start: number, end: number): string {
  if (end - start > LONGEST) throw tooLong();
  return bytes.toString('hex', start, end).toUpperCase();
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
