import { wireFailure } from './wireFailure';

/**
 * Takes one message of a call as its bytes arrive, in pieces of any size, and never more bytes than it was told.
 *
 * Everything it throws is a `Failure` `connection.protocol`. Pieces are copied, because their memory is used again.
 */
export interface MessageSink<A> {
  /** A message of this many bytes begins. */
  begin(length: number): void;
  /** The next bytes of the message. */
  push(bytes: Uint8Array): void;
  /** Memory in which the next bytes belong, if any: whoever writes there instead of calling `push` says so to `wrote`. */
  target(): Uint8Array | undefined;
  wrote(count: number): void;
  /** The message, after all of its bytes. */
  end(): A;
}

/** The sink of messages that are small enough to be gathered whole before they are decoded. */
export class WholeMessageSink<A> implements MessageSink<A> {
  readonly #decode: (bytes: Uint8Array) => A;
  #bytes = new Uint8Array(0);
  #at = 0;

  constructor(decode: (bytes: Uint8Array) => A) {
    this.#decode = decode;
  }

  begin(length: number): void {
    this.#bytes = memoryFor(length);
    this.#at = 0;
  }

  push(bytes: Uint8Array): void {
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  target(): Uint8Array | undefined {
    return this.#at < this.#bytes.length ? this.#bytes.subarray(this.#at) : undefined;
  }

  wrote(count: number): void {
    this.#at += count;
  }

  end(): A {
    return this.#decode(this.#bytes);
  }
}

/**
 * Memory that is not cleared first, because every byte of it will be written before anybody sees it, and that has its
 * `ArrayBuffer` to itself, so that it begins where Arrow wants buffers to begin.
 */
export function memoryFor(length: number): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
  } catch {
    throw wireFailure(`a message of ${length} bytes, for which there is no memory`);
  }
}
