import { gunzipSync, inflateSync } from 'node:zlib';
import type { MessageSink } from '../../wire/messageSink';
import { memoryFor } from '../../wire/messageSink';
import { CallError } from '../callError';
import { status } from '../status';

const PREFIX_BYTES = 5;

/** Bytes that a decompressed message has at most: what protocol buffers can hold, and an end to a few that swell. */
const LARGEST = 2 ** 31 - 1;

/**
 * Cuts the data of a call into messages: a flag for compression, four bytes of length, and the message, which goes into
 * its sink as it comes.
 */
export class MessageParser<A> {
  readonly #sink: MessageSink<A>;
  readonly #take: (message: A) => void;
  readonly #largest: number;
  readonly #prefix = new Uint8Array(PREFIX_BYTES);
  #prefixLength = 0;
  /** Bytes of the message that are still to come. */
  #left = 0;
  #length = 0;
  /** The message as it came, where it has to be decompressed first. */
  #compressed: Uint8Array | undefined;
  /** `grpc-encoding` of the answer. */
  encoding = 'identity';

  /**
   * @param take Told of each message.
   * @param largest Bytes that a decompressed message has at most.
   */
  constructor(sink: MessageSink<A>, take: (message: A) => void, largest = LARGEST) {
    this.#largest = largest;
    this.#sink = sink;
    this.#take = take;
  }

  /** Whether a message has begun and not ended. */
  get isInside(): boolean {
    return this.#prefixLength > 0;
  }

  target(): Uint8Array | undefined {
    return this.#left === 0 || this.#compressed !== undefined ? undefined : this.#sink.target();
  }

  wrote(count: number): void {
    this.#sink.wrote(count);
    this.#passed(count);
  }

  /** @throws CallError or Failure on bytes that are no messages, or that cannot be decompressed. */
  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      at += this.#prefixLength < PREFIX_BYTES ? this.#takePrefix(bytes, at) : this.#takeMessage(bytes, at);
    }
  }

  #takePrefix(bytes: Uint8Array, at: number): number {
    const count = Math.min(PREFIX_BYTES - this.#prefixLength, bytes.length - at);
    this.#prefix.set(bytes.subarray(at, at + count), this.#prefixLength);
    this.#prefixLength += count;
    if (this.#prefixLength === PREFIX_BYTES) this.#begin();
    return count;
  }

  #begin(): void {
    const view = new DataView(this.#prefix.buffer);
    const flag = view.getUint8(0);
    this.#length = view.getUint32(1);
    this.#left = this.#length;
    if (flag > 1) throw new CallError(status.INTERNAL, `a message with flag ${flag}`, { trouble: 'protocol' });
    if (flag === 1) this.#compressed = memoryFor(this.#length);
    else this.#sink.begin(this.#length);
    if (this.#left === 0) this.#end();
  }

  #takeMessage(bytes: Uint8Array, at: number): number {
    const count = Math.min(this.#left, bytes.length - at);
    const part = at === 0 && count === bytes.length ? bytes : bytes.subarray(at, at + count);
    if (this.#compressed === undefined) this.#sink.push(part);
    else this.#compressed.set(part, this.#length - this.#left);
    this.#passed(count);
    return count;
  }

  #passed(count: number): void {
    this.#left -= count;
    if (this.#left === 0) this.#end();
  }

  #end(): void {
    this.#prefixLength = 0;
    const compressed = this.#compressed;
    this.#compressed = undefined;
    if (compressed !== undefined) {
      const bytes = decompressed(compressed, this.encoding, this.#largest);
      this.#sink.begin(bytes.length);
      this.#sink.push(bytes);
    }
    this.#take(this.#sink.end());
  }
}

function decompressed(bytes: Uint8Array, encoding: string, largest: number): Uint8Array {
  const options = { maxOutputLength: largest };
  try {
    if (encoding === 'gzip') return gunzipSync(bytes, options);
    if (encoding === 'deflate') return inflateSync(bytes, options);
  } catch (cause) {
    const isTooLarge = cause instanceof RangeError; // Whatever else is wrong with the bytes is no such error.
    const what = isTooLarge
      ? `a message of more than ${largest} bytes once it is decompressed`
      : `a message that is not compressed as ${encoding}`;
    throw new CallError(isTooLarge ? status.RESOURCE_EXHAUSTED : status.INTERNAL, what, { trouble: 'protocol', cause });
  }
  throw new CallError(status.UNIMPLEMENTED, `messages without the compression ${encoding}`);
}
