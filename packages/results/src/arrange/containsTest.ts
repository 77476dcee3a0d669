import { Buffer } from 'node:buffer';
import type { DataType } from 'apache-arrow';
import { bytesOf, isText } from '../keys/bytesOf';
import { cellReader } from '../text/cellReader';
import type { ColumnSlice } from '../store/resultStore';
import type { Containment } from './arrangement';
import type { SliceTest } from './sliceTest';

/** What cells are looked through for. */
export interface Needle {
  readonly text: string;
  readonly caseSensitive: boolean;
}

/** Looks for a text inside of cells, as a grid shows them. */
export function containsTest(type: DataType, test: Containment): SliceTest {
  const mark = hitMarker(type, test);
  return (slice, marks) => {
    const hits = mark(slice);
    if (test.kind === 'contains') marks.set(hits);
    else for (let i = 0; i < marks.length; i++) marks[i] = 1 - (hits[i] as number);
  };
}

/** Marks the rows of a slice whose cells hold a text with 1; a row without value may be marked either way. */
export function hitMarker(type: DataType, needle: Needle): (slice: ColumnSlice) => Uint8Array {
  const { text, caseSensitive } = needle;
  const bytes = Buffer.from(caseSensitive ? text : foldedAscii(text), 'utf8');
  // Letters beyond ASCII change their number of bytes with their case: these are compared as texts.
  if (isText(type) && bytes.length > 0 && (caseSensitive || bytes.length === text.length))
    return slice => bytesHits(slice, bytes, caseSensitive);
  return slice => textHits(slice, needle);
}

function foldedAscii(text: string): string {
  return text.replace(/[A-Z]/g, letter => letter.toLowerCase());
}

function textHits({ data, from, to }: ColumnSlice, { text, caseSensitive }: Needle): Uint8Array {
  const read = cellReader(data);
  const wanted = caseSensitive ? text : text.toLowerCase();
  return Uint8Array.from({ length: to - from }, (_, i) => {
    const cell = read(from + i);
    if (cell === null) return 0;
    return (caseSensitive ? cell : cell.toLowerCase()).includes(wanted) ? 1 : 0;
  });
}

/** Looks through the bytes of all rows at once, and then for the row of each hit. */
function bytesHits({ data, from, to }: ColumnSlice, wanted: Buffer, caseSensitive: boolean): Uint8Array {
  const { values, offsets } = bytesOf(data, from, to);
  const hits = new Uint8Array(to - from);
  const first = offsets[0] as number;
  const all = Buffer.from(values.buffer, values.byteOffset + first, (offsets[hits.length] as number) - first);
  const text = caseSensitive ? all : lowered(all);
  let row = 0;
  for (let at = text.indexOf(wanted); at >= 0;) {
    while ((offsets[row + 1] as number) - first <= at) row++;
    const end = (offsets[row + 1] as number) - first;
    const isInside = at + wanted.length <= end;
    if (isInside) hits[row] = 1;
    at = text.indexOf(wanted, isInside ? end : at + 1);
  }
  return hits;
}

function lowered(bytes: Buffer): Buffer {
  const folded = Buffer.allocUnsafe(bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    folded[i] = byte >= 65 && byte <= 90 ? byte + 32 : byte;
  }
  return folded;
}
