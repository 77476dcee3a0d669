import type { MessageSink } from '../wire/messageSink';
import { CallError } from './callError';
import { headersError, resetError, statusError } from './grpc/answerStatus';
import { headerOf, metadataOf } from './grpc/headers';
import { MessageParser } from './grpc/messageParser';
import type { HeaderField } from './http2/staticTable';
import type { Http2Stream, StreamEnd, StreamHandler } from './http2/stream';
import type { Metadata } from './metadata';
import { status } from './status';
import { ConnectError } from './trouble';

const PREFIX_BYTES = 5;
/** Above this a message is sent beside its prefix instead of being copied behind it. */
const COPY_BYTES = 16 * 1024;
/** Timers cannot wait longer. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** What a call is made of beside its messages. */
export interface CallRequest<A> {
  readonly path: string;
  readonly metadata: Metadata;
  /** Takes the answers' bytes. */
  readonly sink: MessageSink<A>;
  /** Told of the answer's headers and of its trailers, of failed calls too. */
  readonly heard: (metadata: Metadata) => void;
  /** Milliseconds until the call is given up, connecting included; absent for never. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One call: messages out, messages back, and a status at the end.
 *
 * A reader that pauses makes the server wait: beside the messages that wait to be read, only a window full of bytes is
 * ever under way.
 */
export class Call<A> implements StreamHandler {
  readonly #request: CallRequest<A>;
  readonly #parser: MessageParser<A>;
  readonly #answers: A[] = [];
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #abort = (): void => this.cancel();
  #stream: Http2Stream | undefined;
  /** Bytes of answers that wait, which the server may replace when they are read. */
  #held = 0;
  #hasHeaders = false;
  #outcome: { readonly error: CallError | Error | undefined } | undefined;
  #reader: { readonly resolve: (answer: A | undefined) => void; readonly reject: (error: Error) => void } | undefined;
  #writer: (() => void) | undefined;
  /** Takes the call back where it waits for a stream; set by whoever opens streams, called when the call is over. */
  withdraw: () => void = () => undefined;

  constructor(request: CallRequest<A>) {
    this.#request = request;
    this.#parser = new MessageParser(request.sink, message => this.#take(message));
    const { timeoutMs, signal } = request;
    if (timeoutMs !== undefined) this.#timer = setTimeout(() => this.#timeOut(), Math.min(timeoutMs, MAX_TIMER_MS));
    if (signal?.aborted === true) this.cancel();
    else signal?.addEventListener('abort', this.#abort, { once: true });
  }

  /** Whether the call has ended, well or not. */
  get isOver(): boolean {
    return this.#outcome !== undefined;
  }

  /** Sends a message. Resolves when there is room for another one, or when none is wanted any more. */
  async write(message: Uint8Array, isLast = false): Promise<void> {
    const stream = await this.#opened();
    if (message.length > COPY_BYTES) {
      await stream?.send(prefixOf(message), false);
      await stream?.send(message, isLast);
    } else await stream?.send(Buffer.concat([prefixOf(message), message]), isLast);
  }

  /** Tells the server that no message follows. */
  async end(): Promise<void> {
    const stream = await this.#opened();
    await stream?.send(new Uint8Array(0), true);
  }

  /** The next answer, or `undefined` after the last. Rejects with a `CallError`, or with the `Failure` of a broken message. */
  read(): Promise<A | undefined> {
    const answer = this.#answers.shift();
    if (answer !== undefined) {
      if (this.#answers.length === 0) this.#releaseHeld();
      return Promise.resolve(answer);
    }
    const outcome = this.#outcome;
    if (outcome === undefined) return new Promise((resolve, reject) => (this.#reader = { resolve, reject }));
    return outcome.error === undefined ? Promise.resolve(undefined) : Promise.reject(outcome.error);
  }

  /** Ends the call on both sides; answers that nobody has read are dropped. */
  cancel(): void {
    if (!this.isOver) this.#fail(new CallError(status.CANCELLED, 'Cancelled on client'));
  }

  /** Ends the call because no connection came about, so that nothing of it was sent. */
  notConnected(error: unknown): void {
    if (error instanceof ConnectError) this.#fail(connectCallError(error, true));
    else this.#fail(error instanceof Error ? error : new Error(String(error)));
  }

  /** The stream is open, and what waits to be written goes over it. */
  open(stream: Http2Stream): void {
    this.#stream = stream;
    this.#writer?.();
  }

  headers(fields: readonly HeaderField[], isLast: boolean): void {
    // Interim answers such as 103 come before the headers that count.
    if (!this.#hasHeaders && /^1\d\d$/.test(headerOf(fields, ':status') ?? '')) return;
    this.#request.heard(metadataOf(fields));
    if (!this.#hasHeaders) {
      this.#hasHeaders = true;
      const error = headersError(fields);
      if (error !== undefined) {
        this.#fail(error);
        return;
      }
      this.#parser.encoding = headerOf(fields, 'grpc-encoding') ?? 'identity';
    }
    if (isLast) this.#finish(statusError(fields));
  }

  target(): Uint8Array | undefined {
    return this.isOver ? undefined : this.#parser.target();
  }

  wrote(count: number): void {
    this.#parse(count, () => this.#parser.wrote(count));
  }

  push(bytes: Uint8Array): void {
    this.#parse(bytes.length, () => this.#parser.push(bytes));
  }

  ended(): void {
    this.#finish(statusError([]));
  }

  gone(end: StreamEnd): void {
    if (end.kind === 'reset') {
      this.#finish(resetError(end.code));
      return;
    }
    const { reason, isUnprocessed } = end;
    if (reason instanceof ConnectError) this.#fail(connectCallError(reason, isUnprocessed));
    else
      this.#finish(
        new CallError(status.UNAVAILABLE, reason.message, { trouble: 'lost', isUnprocessed, cause: reason }),
      );
  }

  #parse(count: number, parse: () => void): void {
    if (this.isOver) return;
    this.#held += count;
    try {
      parse();
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (this.#answers.length === 0) this.#releaseHeld();
  }

  #take(message: A): void {
    const reader = this.#reader;
    this.#reader = undefined;
    if (reader === undefined) this.#answers.push(message);
    else reader.resolve(message);
  }

  #releaseHeld(): void {
    this.#stream?.release(this.#held);
    this.#held = 0;
  }

  /** Waits for the stream; gives nothing when the call has ended without one. */
  async #opened(): Promise<Http2Stream | undefined> {
    if (this.#stream === undefined && !this.isOver) await new Promise<void>(resolve => (this.#writer = resolve));
    return this.#stream;
  }

  #timeOut(): void {
    this.#fail(new CallError(status.DEADLINE_EXCEEDED, 'Deadline exceeded', { trouble: 'timedOut' }));
  }

  /** Ends the call from this side. */
  #fail(error: Error): void {
    if (this.isOver) return;
    this.#answers.length = 0;
    this.#stream?.cancel();
    this.#settle(error);
  }

  /** The server's side is through; answers that came before are still to be read. */
  #finish(error: CallError | undefined): void {
    const isCut = error === undefined && this.#parser.isInside;
    this.#settle(isCut ? new CallError(status.INTERNAL, 'the last message is cut off', { trouble: 'lost' }) : error);
  }

  #settle(error: Error | undefined): void {
    if (this.isOver) return;
    this.#outcome = { error };
    clearTimeout(this.#timer);
    this.#request.signal?.removeEventListener('abort', this.#abort);
    this.withdraw();
    this.#writer?.();
    const reader = this.#reader;
    this.#reader = undefined;
    if (error === undefined) reader?.resolve(undefined);
    else reader?.reject(error);
  }
}

function connectCallError(error: ConnectError, isUnprocessed: boolean): CallError {
  const code = error.trouble === 'timedOut' ? status.DEADLINE_EXCEEDED : status.UNAVAILABLE;
  return new CallError(code, error.message, { trouble: error.trouble, isUnprocessed, cause: error });
}

function prefixOf(message: Uint8Array): Uint8Array {
  const prefix = new Uint8Array(PREFIX_BYTES);
  new DataView(prefix.buffer).setUint32(1, message.length);
  return prefix;
}
