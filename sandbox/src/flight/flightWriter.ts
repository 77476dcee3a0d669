import type { ServerWritableStream } from '@grpc/grpc-js';
import { Failure } from '@lakehouse/base';

/**
 * Sends messages one after the other, at the pace of the reader.
 *
 * HTTP/2 takes a message only when the reader's window has room for it, and says so when it is gone: until then the next
 * one is not sent. So at most one message is on its way while the next one is made.
 */
export class FlightWriter<T> {
  readonly #call: ServerWritableStream<unknown, T>;
  readonly #cancelled: Promise<never>;
  #sending: Promise<void> = Promise.resolve();

  constructor(call: ServerWritableStream<unknown, T>, signal: AbortSignal) {
    this.#call = call;
    this.#cancelled = new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(cancelled()), { once: true });
    });
    // Whoever waits sees the rejection; when nobody does, there is nobody to tell.
    this.#cancelled.catch(() => undefined);
  }

  /**
   * Waits until the previous message has left, and sends this one.
   *
   * @throws Failure `query.cancelled` when the reader is gone.
   */
  async write(message: T): Promise<void> {
    await this.flushed();
    this.#sending = new Promise(resolve => {
      this.#call.write(message, () => resolve());
    });
  }

  /** Resolves when everything written has left. @throws Failure `query.cancelled` when the reader is gone. */
  async flushed(): Promise<void> {
    await Promise.race([this.#sending, this.#cancelled]);
  }
}

function cancelled(): Failure {
  return new Failure('query.cancelled', 'The client has gone before it had all the rows.');
}
