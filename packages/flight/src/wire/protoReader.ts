import { wireFailure } from './wireFailure';

/** How a field's value is laid out; groups (3 and 4) are not used by any message of Flight. */
export const WIRE_TYPE = { varint: 0, fixed64: 1, delimited: 2, fixed32: 5 } as const;

const MAX_UINT32 = 0xff_ff_ff_ff;
const MAX_VARINT_BYTES = 10;

/**
 * Reads protobuf's wire format from front to back.
 *
 * Never copies: bytes are views on the input. Every read is bounded by the input's end, so each call either moves
 * forward or throws a `Failure` (`connection.protocol`).
 */
export class ProtoReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The next field's number shifted left by three, or-ed with its wire type. */
  tag(): number {
    const tag = this.#uint32();
    if (tag >>> 3 === 0) throw wireFailure('field number 0');
    return tag;
  }

  /** A varint of up to 64 bits, unsigned. */
  uint64(): bigint {
    let value = 0n;
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << BigInt(7 * i);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw wireFailure('a number of more than ten bytes');
  }

  fixed64(): bigint {
    return this.#view.getBigInt64(this.#advance(8), true);
  }

  double(): number {
    return this.#view.getFloat64(this.#advance(8), true);
  }

  /** A length and as many bytes: a view on the input. */
  bytes(): Uint8Array {
    const length = this.#uint32();
    const start = this.#advance(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** Passes over the value of a field that the reader does not know. */
  skip(wireType: number): void {
    switch (wireType) {
      case WIRE_TYPE.varint:
        this.uint64();
        return;
      case WIRE_TYPE.fixed64:
        this.#advance(8);
        return;
      case WIRE_TYPE.delimited:
        this.bytes();
        return;
      case WIRE_TYPE.fixed32:
        this.#advance(4);
        return;
      default:
        throw wireFailure(`wire type ${wireType}`);
    }
  }

  #uint32(): number {
    let value = 0;
    for (let i = 0, unit = 1; i < 5; i++, unit *= 128) {
      const byte = this.#byte();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) {
        if (value > MAX_UINT32) break;
        return value;
      }
    }
    throw wireFailure('a tag or length of more than 32 bits');
  }

  #byte(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  #advance(count: number): number {
    const start = this.#at;
    if (count > this.#bytes.length - start) throw wireFailure('it ends in the middle of a field');
    this.#at = start + count;
    return start;
  }
}
