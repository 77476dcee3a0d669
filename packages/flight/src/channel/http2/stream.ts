import { ERROR_CODE } from './http2Error';
import { FLAG, FRAME, type FrameHeader } from './frame';
import type { DataTaker } from './frameReader';
import type { HeaderField } from './staticTable';

/** How a stream came to its end before it was through. */
export type StreamEnd =
  | { readonly kind: 'reset'; readonly code: number }
  /** The connection is gone; `isUnprocessed` tells that the server surely did nothing for this stream. */
  | { readonly kind: 'lost'; readonly reason: Error; readonly isUnprocessed: boolean };

/** Who listens to a stream. */
export interface StreamHandler extends DataTaker {
  /** Headers, or trailers when they are the last. */
  headers(fields: readonly HeaderField[], isLast: boolean): void;
  /** The server's side has ended without trailers. */
  ended(): void;
  /** The stream is gone before its end. Told at most once, and nothing is told after it. */
  gone(end: StreamEnd): void;
}

/** What a stream needs of its connection. */
export interface StreamHost {
  /** Bytes of data that may be sent now; 0 while the connection's window or the socket is full. */
  readonly room: number;
  readonly maxFrameSize: number;
  sendData(header: FrameHeader, bytes: Uint8Array): void;
  reset(stream: number, code: number): void;
  grant(stream: number, count: number): void;
}

interface Outgoing {
  readonly bytes: Uint8Array;
  readonly isLast: boolean;
  at: number;
  readonly done: () => void;
}

/** In so many parts a window is opened again. */
const GRANTS = 8;

/** One stream of a connection. */
export class Http2Stream {
  readonly #host: StreamHost;
  readonly #window: { readonly size: number; unreleased: number };
  #sendWindow: number;
  #outgoing: Outgoing | undefined;
  #isSent = false;
  #isClosed = false;

  constructor(
    readonly id: number,
    readonly handler: StreamHandler,
    host: StreamHost,
    windows: { readonly send: number; readonly receive: number },
  ) {
    this.#host = host;
    this.#sendWindow = windows.send;
    this.#window = { size: windows.receive, unreleased: 0 };
  }

  /**
   * Sends bytes as the windows let it. Resolves when all of them are on their way, or will never be because the stream
   * has ended. The next call comes after that.
   */
  send(bytes: Uint8Array, isLast: boolean): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    return new Promise(resolve => {
      this.#outgoing = { bytes, isLast, at: 0, done: resolve };
      this.pump();
    });
  }

  /** Goes on sending, after a window has opened or the socket has drained. */
  pump(): void {
    const outgoing = this.#outgoing;
    if (outgoing === undefined) return;
    const { bytes, isLast } = outgoing;
    for (;;) {
      const left = bytes.length - outgoing.at;
      const count = Math.min(left, this.#sendWindow, this.#host.room, this.#host.maxFrameSize);
      if (left > 0 && count <= 0) return;
      const end = isLast && count === left;
      const header = { type: FRAME.data, flags: end ? FLAG.endStream : 0, stream: this.id };
      if (end) this.#isSent = true;
      this.#sendWindow -= count;
      outgoing.at += count;
      if (end || count > 0) this.#host.sendData(header, bytes.subarray(outgoing.at - count, outgoing.at));
      if (outgoing.at === bytes.length) break;
    }
    this.#outgoing = undefined;
    outgoing.done();
  }

  /** The server lets this stream send more, or by a change of its settings less. Gives the window. */
  widen(count: number): number {
    this.#sendWindow += count;
    return this.#sendWindow;
  }

  /** So many bytes that had come are used up: the server may send as many more. */
  release(count: number): void {
    if (this.#isClosed) return;
    this.#window.unreleased += count;
    // Seldom enough to cost nothing, and early enough that nearly all of the window is always under way.
    if (this.#window.unreleased * GRANTS < this.#window.size) return;
    this.#host.grant(this.id, this.#window.unreleased);
    this.#window.unreleased = 0;
  }

  /** Ends the stream on both sides; its handler hears nothing more. */
  cancel(): void {
    if (this.#isClosed) return;
    this.#host.reset(this.id, ERROR_CODE.CANCEL);
  }

  /** The server's side is through. What this side still wanted to send is not wanted any more. */
  finish(): void {
    if (!this.#isSent && !this.#isClosed) this.#host.reset(this.id, ERROR_CODE.NO_ERROR);
  }

  /** Called by the connection when it has let go of the stream. */
  close(): void {
    this.#isClosed = true;
    this.#outgoing?.done();
    this.#outgoing = undefined;
  }
}
