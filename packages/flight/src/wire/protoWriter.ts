const FIRST_CAPACITY = 256;
const encoder = new TextEncoder();

/** How many bytes a varint of this value takes. The value is a non-negative integer below 2^53. */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length++;
  return length;
}

/** Writes protobuf's wire format into a buffer that grows; `finish` gives what was written. */
export class ProtoWriter {
  #bytes: Uint8Array;
  #at = 0;

  /** `capacity` in bytes, where the size is known beforehand: then nothing is copied twice. */
  constructor(capacity = FIRST_CAPACITY) {
    this.#bytes = new Uint8Array(capacity);
  }

  tag(number: number, wireType: number): this {
    return this.varint(number * 8 + wireType);
  }

  /** A non-negative integer below 2^53. */
  varint(value: number): this {
    const length = varintLength(value);
    const start = this.#advance(length);
    let rest = value;
    for (let i = 0; i < length - 1; i++, rest = Math.floor(rest / 128)) this.#bytes[start + i] = (rest % 128) | 0x80;
    this.#bytes[start + length - 1] = rest;
    return this;
  }

  /** Sixty-four bits; a negative value takes ten bytes, as protobuf wants it. */
  uint64(value: bigint): this {
    let rest = BigInt.asUintN(64, value);
    for (; rest >= 128n; rest >>= 7n) this.#byte(Number(rest & 0x7fn) | 0x80);
    return this.#byte(Number(rest));
  }

  fixed64(value: bigint): this {
    const start = this.#advance(8);
    new DataView(this.#bytes.buffer).setBigInt64(start, value, true);
    return this;
  }

  double(value: number): this {
    const start = this.#advance(8);
    new DataView(this.#bytes.buffer).setFloat64(start, value, true);
    return this;
  }

  /** A length and the bytes, which are copied. */
  bytes(value: Uint8Array): this {
    this.varint(value.length);
    const start = this.#advance(value.length);
    this.#bytes.set(value, start);
    return this;
  }

  text(value: string): this {
    return this.bytes(encoder.encode(value));
  }

  /** What was written: a view on the writer's buffer. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  #byte(value: number): this {
    // Before `#bytes` is looked at: making room may put another buffer there.
    const start = this.#advance(1);
    this.#bytes[start] = value;
    return this;
  }

  #advance(count: number): number {
    const start = this.#at;
    this.#at = start + count;
    if (this.#at > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#at, this.#bytes.length * 2));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    return start;
  }
}
