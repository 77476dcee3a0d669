import { memoryFor } from '../wire/messageSink';
import { wireFailure } from '../wire/wireFailure';

const MAGIC = 0x184d2204;
const VERSION = 0b0100_0000;
const VERSION_BITS = 0b1100_0000;
const FLAG = { blockChecksum: 16, contentSize: 8, contentChecksum: 4, dictionary: 1 } as const;
/** Marks a block that is not compressed, in its length. */
const PLAIN_BLOCK = 0x8000_0000;
const SHORTEST_MATCH = 4;
/** A byte of an LZ4 block stands for at most so many. */
const BEST_RATIO = 255;
/** Bytes that one step copies; its last one may go beyond the stretch, into what is written next. */
const STEP = 8;
/** From so many bytes on the engine's own copying is faster, although it begins slowly. */
const MANY_LITERALS = 64;
const MANY_REPEATED = 200;

/** What is read, and what is written. */
interface Sides {
  readonly frame: Uint8Array;
  readonly from: DataView;
  readonly out: Uint8Array;
  readonly to: DataView;
}

/**
 * Decompresses one frame of LZ4 (`lz4_Frame_format.md`, version 1.6) whose content is `length` bytes long.
 *
 * Checksums are passed over: the connection has its own. Allocates `length` bytes, and no more than the frame could
 * hold.
 *
 * @throws Failure `connection.protocol` when the frame is broken or its content has another length.
 */
export function decompressLz4(frame: Uint8Array, length: number): Uint8Array {
  if (length > frame.length * BEST_RATIO) throw broken('too short for its content');
  const from = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const out = memoryFor(length);
  const sides = { frame, from, out, to: new DataView(out.buffer) };
  let written = 0;
  const { start, blockChecksum } = frameHeader(from);
  for (let at = start; ;) {
    const word = uint32(from, at);
    at += 4;
    if (word === 0) break;
    const end = at + (word & ~PLAIN_BLOCK);
    if (end > frame.length) throw broken('cut inside of a block');
    written = word >= PLAIN_BLOCK ? copyBlock(sides, at, end, written) : expandBlock(sides, at, end, written);
    at = end + (blockChecksum ? 4 : 0);
  }
  if (written !== length) throw broken('of another length than was told');
  return out;
}

function frameHeader(view: DataView): { readonly start: number; readonly blockChecksum: boolean } {
  if (uint32(view, 0) !== MAGIC || view.byteLength < 7) throw broken('without its mark');
  const flags = view.getUint8(4);
  if ((flags & VERSION_BITS) !== VERSION) throw broken('of another version');
  if ((flags & FLAG.dictionary) !== 0) throw broken('that needs a dictionary');
  // Mark, two bytes of description, the content's size when there is one, and a byte of checksum.
  return { start: 7 + ((flags & FLAG.contentSize) === 0 ? 0 : 8), blockChecksum: (flags & FLAG.blockChecksum) !== 0 };
}

function copyBlock({ frame, out }: Sides, at: number, end: number, written: number): number {
  if (written + end - at > out.length) throw broken('longer than was told');
  out.set(frame.subarray(at, end), written);
  return written + end - at;
}

/** Appends the content of a compressed block; matches may reach back into the blocks before. */
function expandBlock(sides: Sides, start: number, end: number, written: number): number {
  const { frame, out } = sides;
  let at = start;
  let to = written;
  while (at < end) {
    const token = frame[at++] ?? 0;
    let literals = token >> 4;
    if (literals === 15) {
      const after = endOfLength(frame, at, end);
      literals += longLength(frame, at, after);
      at = after;
    }
    if (at + literals > end || to + literals > out.length) throw broken('longer than was told');
    copyLiterals(sides, at, to, literals);
    to += literals;
    at += literals;
    // The last sequence has literals alone.
    if (at >= end) return to;
    const distance = (frame[at] ?? 0) | ((frame[at + 1] ?? 0) << 8);
    at += 2;
    let match = (token & 15) + SHORTEST_MATCH;
    if ((token & 15) === 15) {
      const after = endOfLength(frame, at, end);
      match += longLength(frame, at, after);
      at = after;
    }
    if (at > end || distance === 0 || distance > to || to + match > out.length) throw broken('with a wrong repetition');
    repeat(sides, to, distance, match);
    to += match;
  }
  return to;
}

/** A length of fifteen goes on in bytes that are added up, until one is not full. Gives where they end. */
function endOfLength(frame: Uint8Array, at: number, end: number): number {
  let last = at;
  while (frame[last] === 255) last++;
  if (last >= end) throw broken('cut inside of a length');
  return last + 1;
}

/** The sum of these bytes, all of which but the last are full. */
function longLength(frame: Uint8Array, at: number, after: number): number {
  return 255 * (after - 1 - at) + (frame[after - 1] ?? 0);
}

function copyLiterals({ frame, from, out, to }: Sides, at: number, place: number, count: number): void {
  if (count > MANY_LITERALS) out.set(frame.subarray(at, at + count), place);
  else if (at + count + STEP <= frame.length && place + count + STEP <= out.length) {
    to.setBigUint64(place, from.getBigUint64(at));
    for (let i = STEP; i < count; i += STEP) to.setBigUint64(place + i, from.getBigUint64(at + i));
  } else for (let i = 0; i < count; i++) out[place + i] = frame[at + i] ?? 0;
}

/** Repeats what was written `distance` bytes ago; what is just being written may be part of it. */
function repeat({ out, to }: Sides, place: number, distance: number, count: number): void {
  const source = place - distance;
  if (count > MANY_REPEATED && distance >= count) out.copyWithin(place, source, source + count);
  else if (distance >= STEP && place + count + STEP <= out.length) {
    // What a step reads was written before it, as it lies a step back at least.
    to.setBigUint64(place, to.getBigUint64(source));
    for (let i = STEP; i < count; i += STEP) to.setBigUint64(place + i, to.getBigUint64(source + i));
  } else for (let i = 0; i < count; i++) out[place + i] = out[source + i] ?? 0;
}

function uint32(view: DataView, at: number): number {
  if (at + 4 > view.byteLength) throw broken('cut');
  return view.getUint32(at, true);
}

function broken(how: string): Error {
  return wireFailure(`an LZ4 frame ${how}`);
}
