import { Buffer } from 'node:buffer';

/** Bytes that are collected one behind the other. */
export class ByteSink {
  bytes: Buffer;
  /** Where the next byte goes; whoever writes at it has reserved room before. */
  at = 0;

  constructor(size = 1 << 16) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  /** Makes room for so many bytes more. */
  reserve(count: number): void {
    if (this.at + count <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.at + count, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  put(byte: number): void {
    this.reserve(1);
    this.bytes[this.at++] = byte;
  }

  /** Takes a text of ASCII characters. */
  ascii(text: string): void {
    const { length } = text;
    this.reserve(length);
    const { bytes, at } = this;
    for (let i = 0; i < length; i++) bytes[at + i] = text.charCodeAt(i);
    this.at = at + length;
  }

  /** Takes any text. */
  text(text: string): void {
    // A unit of UTF-16 takes three bytes at most.
    this.reserve(3 * text.length);
    this.at += this.bytes.write(text, this.at, 'utf8');
  }

  /** Takes a stretch of other bytes. */
  copy(values: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    const { bytes } = this;
    let { at } = this;
    if (end - start > SHORT) {
      bytes.set(values.subarray(start, end), at);
      at += end - start;
    } else for (let i = start; i < end; i++) bytes[at++] = values[i] as number;
    this.at = at;
  }

  /** Hands out what was collected, and begins anew. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.at);
    this.bytes = Buffer.allocUnsafe(Math.max(1 << 16, taken.length + (taken.length >> 3)));
    this.at = 0;
    return taken;
  }
}

/** Short stretches are copied faster byte by byte than through a view. */
const SHORT = 32;
