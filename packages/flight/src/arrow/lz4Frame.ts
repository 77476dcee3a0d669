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
/** Longest stretch that a loop copies faster than the engine's own copying begins. */
const SHORT = 32;

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
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const out = new Uint8Array(length);
  let written = 0;
  const { start, blockChecksum } = frameHeader(view);
  for (let at = start; ;) {
    const word = uint32(view, at);
    at += 4;
    if (word === 0) break;
    const size = word & ~PLAIN_BLOCK;
    if (at + size > frame.length) throw broken('cut inside of a block');
    const block = frame.subarray(at, at + size);
    written = word >= PLAIN_BLOCK ? copyBlock(block, out, written) : expandBlock(block, out, written);
    at += size + (blockChecksum ? 4 : 0);
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

function copyBlock(block: Uint8Array, out: Uint8Array, written: number): number {
  if (written + block.length > out.length) throw broken('longer than was told');
  out.set(block, written);
  return written + block.length;
}

/** Appends a compressed block's content; matches may reach back into the blocks before. */
function expandBlock(block: Uint8Array, out: Uint8Array, written: number): number {
  const end = block.length;
  let at = 0;
  let to = written;
  while (at < end) {
    const token = block[at++] ?? 0;
    let literals = token >> 4;
    if (literals === 15) [literals, at] = longLength(block, at, literals);
    if (at + literals > end || to + literals > out.length) throw broken('longer than was told');
    if (literals > SHORT) out.set(block.subarray(at, at + literals), to);
    else for (let i = 0; i < literals; i++) out[to + i] = block[at + i] ?? 0;
    to += literals;
    at += literals;
    // The last sequence has literals alone.
    if (at >= end) return to;
    const distance = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    let match = token & 15;
    if (match === 15) [match, at] = longLength(block, at, match);
    match += SHORTEST_MATCH;
    if (at > end || distance === 0 || distance > to || to + match > out.length) throw broken('with a wrong repetition');
    to = repeat(out, to, distance, match);
  }
  return to;
}

/** A length of fifteen goes on in bytes that are added up, until one is not full. */
function longLength(block: Uint8Array, at: number, length: number): readonly [length: number, at: number] {
  for (;;) {
    const more = block[at++];
    if (more === undefined) throw broken('cut inside of a length');
    length += more;
    if (more !== 255) return [length, at];
  }
}

/** Repeats what was written `distance` bytes ago; what is just being written may be part of it. */
function repeat(out: Uint8Array, to: number, distance: number, count: number): number {
  if (count > SHORT && distance >= count) out.copyWithin(to, to - distance, to - distance + count);
  else for (let i = to; i < to + count; i++) out[i] = out[i - distance] ?? 0;
  return to + count;
}

function uint32(view: DataView, at: number): number {
  if (at + 4 > view.byteLength) throw broken('cut');
  return view.getUint32(at, true);
}

function broken(how: string): Error {
  return wireFailure(`an LZ4 frame ${how}`);
}
