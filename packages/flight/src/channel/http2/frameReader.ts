import { FLAG, FRAME, FRAME_HEADER_BYTES, type FrameHeader } from './frame';
import { ERROR_CODE, Http2Error } from './http2Error';

/** What is read of the socket at once where the bytes have no place of their own yet. */
const STAGING_BYTES = 256 * 1024;
/** Below this, reading straight into a message's memory costs more calls of the system than it saves of copying. */
const DIRECT_BYTES = 64 * 1024;
/** What is read at once between two pieces that go straight into a message's memory: mostly the heads of frames. */
const BETWEEN_BYTES = 4 * 1024;
/** After so many such reads without a large piece none is expected any more. */
const FRUGAL_READS = 4;
/** Of frames other than data: headers are far smaller. */
const MAX_CONTROL_BYTES = 1024 * 1024;

/** Takes the payload of a stream's data frames. */
export interface DataTaker {
  push(bytes: Uint8Array): void;
  /** Memory that the next bytes may be written into instead of pushing them. */
  target(): Uint8Array | undefined;
  wrote(count: number): void;
}

/** What comes out of a `FrameReader`. */
export interface FrameHandler {
  /** A frame other than data, whole; the payload is the handler's to keep. */
  frame(header: FrameHeader, payload: Uint8Array): void;
  /** A data frame begins. Gives who takes its payload, or nothing to pass over it. */
  dataBegins(stream: number): DataTaker | undefined;
  /** So many bytes of data frames have come, padding included: flow control counts them. */
  dataArrived(count: number): void;
  /** A data frame is through. */
  dataEnds(stream: number, isLast: boolean): void;
}

/**
 * Cuts what a socket gives into frames, in pieces of any size, and says where the socket should put the next piece.
 *
 * A large piece of a message goes straight from the socket into the message's own memory: there is no copy of it.
 */
export class FrameReader {
  readonly #handler: FrameHandler;
  readonly #maxFrameSize: number;
  readonly #staging = new Uint8Array(new ArrayBuffer(STAGING_BYTES));
  readonly #head = new Uint8Array(FRAME_HEADER_BYTES);
  #headLength = 0;
  #header: FrameHeader | undefined;
  /** Bytes of the payload that are still to come. */
  #left = 0;
  #isFirst = true;
  #payload: Uint8Array = new Uint8Array(0);
  #taker: DataTaker | undefined;
  /** Bytes of padding at the end of the payload; absent until the byte that tells it has come. */
  #padding: number | undefined;
  /** Who owns the memory that the socket writes into now, unless it is the staging area. */
  #direct: DataTaker | undefined;
  /** How many more times little is read into the staging area, because a large piece is likely to follow. */
  #frugal = 0;

  constructor(handler: FrameHandler, maxFrameSize: number) {
    this.#handler = handler;
    this.#maxFrameSize = maxFrameSize;
  }

  /** Memory for the next piece; whoever fills it says so to `filled` before asking again. */
  room(): Uint8Array {
    this.#direct = undefined;
    const data = this.#dataLeft();
    const target = data < DIRECT_BYTES ? undefined : this.#taker?.target();
    if (target === undefined || target.length < DIRECT_BYTES) return this.#stagingRoom(data);
    this.#direct = this.#taker;
    this.#frugal = FRUGAL_READS;
    return target.length <= data ? target : target.subarray(0, data);
  }

  #stagingRoom(data: number): Uint8Array {
    if (this.#frugal === 0) return this.#staging;
    this.#frugal--;
    return this.#staging.subarray(0, data + BETWEEN_BYTES);
  }

  /** So many bytes have been put into `room()`. @throws Http2Error when they break the rules. */
  filled(count: number): void {
    const direct = this.#direct;
    if (direct === undefined) {
      this.push(this.#staging.subarray(0, count));
      return;
    }
    direct.wrote(count);
    this.#dataPassed(count);
  }

  /** Takes a piece that lies somewhere else. @throws Http2Error when it breaks the rules. */
  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#header === undefined) at += this.#takeHead(bytes, at);
      else if (this.#header.type === FRAME.data) at += this.#takeData(bytes, at);
      else at += this.#takePayload(bytes, at);
    }
  }

  #takeHead(bytes: Uint8Array, at: number): number {
    const count = Math.min(FRAME_HEADER_BYTES - this.#headLength, bytes.length - at);
    this.#head.set(bytes.subarray(at, at + count), this.#headLength);
    this.#headLength += count;
    if (this.#headLength === FRAME_HEADER_BYTES) this.#begin();
    return count;
  }

  #begin(): void {
    const [a = 0, b = 0, c = 0, type = 0, flags = 0, d = 0, e = 0, f = 0, g = 0] = this.#head;
    const header = { type, flags, stream: ((d & 0x7f) << 24) | (e << 16) | (f << 8) | g };
    this.#left = (a << 16) | (b << 8) | c;
    this.#check(header);
    this.#headLength = 0;
    this.#header = header;
    this.#isFirst = false;
    if (type === FRAME.data) {
      this.#padding = (flags & FLAG.padded) === 0 ? 0 : undefined;
      this.#taker = this.#handler.dataBegins(header.stream);
    } else this.#payload = new Uint8Array(this.#left);
    if (this.#left === 0) this.#end();
  }

  #check(header: FrameHeader): void {
    if (this.#isFirst && (header.type !== FRAME.settings || header.stream !== 0 || this.#left % 6 !== 0)) {
      throw new Http2Error(ERROR_CODE.PROTOCOL_ERROR, 'it does not speak HTTP/2');
    }
    const max = header.type === FRAME.data ? this.#maxFrameSize : MAX_CONTROL_BYTES;
    if (this.#left > max) throw new Http2Error(ERROR_CODE.FRAME_SIZE_ERROR, `a frame of ${this.#left} bytes`);
  }

  /** Bytes of data in this frame that are still to come, without the padding. */
  #dataLeft(): number {
    if (this.#header?.type !== FRAME.data || this.#padding === undefined) return 0;
    return Math.max(0, this.#left - this.#padding);
  }

  #takeData(bytes: Uint8Array, at: number): number {
    if (this.#padding === undefined) {
      this.#padding = bytes[at] ?? 0;
      if (this.#padding >= this.#left) throw new Http2Error(ERROR_CODE.PROTOCOL_ERROR, 'more padding than payload');
      this.#dataPassed(1);
      return 1;
    }
    const data = this.#dataLeft();
    const count = Math.min(data === 0 ? this.#left : data, bytes.length - at);
    if (data > 0) this.#taker?.push(bytes.subarray(at, at + count));
    this.#dataPassed(count);
    return count;
  }

  #dataPassed(count: number): void {
    this.#left -= count;
    this.#handler.dataArrived(count);
    if (this.#left === 0) this.#end();
  }

  #takePayload(bytes: Uint8Array, at: number): number {
    const count = Math.min(this.#left, bytes.length - at);
    this.#payload.set(bytes.subarray(at, at + count), this.#payload.length - this.#left);
    this.#left -= count;
    if (this.#left === 0) this.#end();
    return count;
  }

  #end(): void {
    const header = this.#header;
    this.#header = undefined;
    this.#taker = undefined;
    if (header === undefined) return;
    if (header.type === FRAME.data) this.#handler.dataEnds(header.stream, (header.flags & FLAG.endStream) !== 0);
    else this.#handler.frame(header, this.#payload);
  }
}
