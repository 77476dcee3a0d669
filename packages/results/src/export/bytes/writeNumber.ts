import { doubleText } from '../../text/numberText';
import type { ByteSink } from './byteSink';

const [ZERO, MINUS, POINT] = [0x30, 0x2d, 0x2e] as const;

/** Nine digits fit into 32 bits. */
const GROUP = 1e9;
const GROUP_DIGITS = 9;

/** Digits that every double keeps. */
const EXACT = 1e15;

/** Room that a number takes at most. */
const MOST = 32;

/** Writes a whole number that a double holds exactly, -0 as 0. */
export function writeWhole(sink: ByteSink, value: number): void {
  sink.reserve(MOST);
  writeUnsigned(sink, signed(sink, value));
}

/** Writes a whole number of 64 bits by its words. */
export function writeWords(sink: ByteSink, high: number, low: number): void {
  sink.reserve(MOST);
  let [h, l] = [high | 0, low >>> 0];
  if (h < 0) {
    sink.bytes[sink.at++] = MINUS;
    // The two's complement; of the lowest value that is itself, read without a sign.
    l = -l >>> 0;
    h = ~h + (l === 0 ? 1 : 0);
  }
  writeUnsignedWords(sink, h >>> 0, l);
}

/** As `writeWords`, of a number without a sign. */
export function writeUnsignedWords(sink: ByteSink, high: number, low: number): void {
  sink.reserve(MOST);
  if (high < 0x20_0000) {
    writeUnsigned(sink, high * 0x1_0000_0000 + low);
    return;
  }
  // Long division by a billion, with words of 16 bits so that no step leaves what a double holds.
  const top = Math.floor(high / GROUP);
  const first = (high - top * GROUP) * 0x1_0000 + (low >>> 16);
  const middle = Math.floor(first / GROUP);
  const second = (first - middle * GROUP) * 0x1_0000 + (low & 0xffff);
  const last = Math.floor(second / GROUP);
  writeUnsigned(sink, top * 0x1_0000_0000 + middle * 0x1_0000 + last);
  writeGroup(sink, second - last * GROUP, GROUP_DIGITS);
}

/** Writes a whole number with so many of its digits behind a point, at most 15. */
export function writeScaled(sink: ByteSink, value: number, scale: number): void {
  sink.reserve(MOST);
  const size = signed(sink, value);
  const unit = 10 ** scale;
  const whole = Math.floor(size / unit);
  writeUnsigned(sink, whole);
  if (scale === 0) return;
  sink.bytes[sink.at++] = POINT;
  writeFraction(sink, size - whole * unit, scale);
}

/** Writes the shortest digits that read back as the same double, as `doubleText` tells them. */
export function writeDouble(sink: ByteSink, value: number): void {
  // A decimal of fifteen digits at most that is this double is the shortest, for no other one is.
  const size = Math.abs(value);
  for (const digits of FRACTIONS) {
    const unit = 10 ** digits;
    const scaled = Math.round(size * unit);
    if (scaled >= EXACT || scaled / unit !== size || Object.is(value, -0)) continue;
    writeTrimmed(sink, value < 0 ? -scaled : scaled, digits);
    return;
  }
  sink.ascii(doubleText(value));
}

/** Digits behind the point that are tried, and fewer with them. */
const FRACTIONS = [0, 3, 6] as const;

function writeTrimmed(sink: ByteSink, value: number, scale: number): void {
  writeScaled(sink, value, scale);
  if (scale === 0) return;
  while (sink.bytes[sink.at - 1] === ZERO) sink.at--;
}

/** Writes the sign, and gives the rest. */
function signed(sink: ByteSink, value: number): number {
  if (value >= 0) return value;
  sink.bytes[sink.at++] = MINUS;
  return -value;
}

function writeUnsigned(sink: ByteSink, value: number): void {
  if (value < GROUP) {
    writeGroup(sink, value, digitsOf(value));
    return;
  }
  const high = Math.floor(value / GROUP);
  writeUnsigned(sink, high);
  writeGroup(sink, value - high * GROUP, GROUP_DIGITS);
}

function writeFraction(sink: ByteSink, value: number, digits: number): void {
  if (digits <= GROUP_DIGITS) {
    writeGroup(sink, value, digits);
    return;
  }
  const high = Math.floor(value / GROUP);
  writeGroup(sink, high, digits - GROUP_DIGITS);
  writeGroup(sink, value - high * GROUP, GROUP_DIGITS);
}

/** So many digits of a number below a billion, with zeros before it. */
function writeGroup(sink: ByteSink, value: number, digits: number): void {
  const { bytes } = sink;
  let rest = value | 0;
  for (let at = sink.at + digits - 1; at >= sink.at; at--) {
    const next = (rest / 10) | 0;
    bytes[at] = ZERO + rest - next * 10;
    rest = next;
  }
  sink.at += digits;
}

function digitsOf(value: number): number {
  if (value < 10) return 1;
  let digits = 2;
  for (let bound = 100; value >= bound && digits < GROUP_DIGITS; bound *= 10) digits++;
  return digits;
}
