import type { Socket } from 'node:net';
import { DEFAULT_WINDOW, FLAG, FRAME, frame, type FrameHeader, frameHeader, goAway, PREFACE, rstStream } from './frame';
import { SETTING, settings, windowUpdate } from './frame';
import { type DataTaker, type FrameHandler, FrameReader } from './frameReader';
import { HeaderBlocks } from './headerBlocks';
import { encodeHeaders } from './hpackEncoder';
import { ERROR_CODE, errorName, Http2Error } from './http2Error';
import type { Inlet } from './inlet';
import { DEFAULT_SETTINGS, type PeerSettings, updatedSettings } from './peerSettings';
import { Pings, type PingTerms } from './pings';
import type { HeaderField } from './staticTable';
import { Http2Stream, type StreamEnd, type StreamHandler, type StreamHost } from './stream';

/**
 * Bytes that a server may send ahead of what was read, for each stream and for all together. HTTP/2's own 64 KiB make
 * every batch wait for many round trips: at 20 ms that is 3 MB/s, and even on loopback five times slower. A window is
 * used up in one round trip at most: 64 MiB let a line with 20 ms carry 3 GB/s, or one with 200 ms 2.6 Gbit/s.
 */
export const RECEIVE_WINDOW = 64 * 1024 * 1024;
/**
 * What one frame may carry. With HTTP/2's own 16 KiB nothing could be read straight into its place; more than this
 * gains nothing any more, and other streams would wait longer for their turn.
 */
const RECEIVE_FRAME_SIZE = 1024 * 1024;
const MAX_HEADER_LIST = 1024 * 1024;
/**
 * Streams that are opened before the server has told how many it takes. One that takes none for now (RFC 9113, 6.5.2)
 * refuses it unprocessed, and the call is made again.
 */
const EARLY_STREAMS = 1;
const MAX_STREAM_ID = 2 ** 31 - 1;
/** What was written may need so long to leave; a connection that is dead takes nothing any more. */
const FAREWELL_MS = 1000;

/** Told of what becomes of a connection. */
export interface ConnectionEvents {
  /** The server has said that it speaks HTTP/2. */
  readonly opened: () => void;
  /** The connection is gone, before or after it was open. Gives the reason as its calls are told it. */
  readonly closed: (reason: Error) => Error;
}

/**
 * The client's side of one HTTP/2 connection: as much of RFC 9113 as calls need, written so that the body of a message
 * goes from the socket into its final memory without a copy. Nothing may be pushed, and nothing has a priority.
 */
export class Http2Connection implements FrameHandler, StreamHost {
  readonly #events: ConnectionEvents;
  readonly #streams = new Map<number, Http2Stream>();
  /** Calls that wait until the server takes another stream. */
  readonly #waiting = new Set<Waiting>();
  readonly #blocks = new HeaderBlocks();
  readonly #reader = new FrameReader(this, RECEIVE_FRAME_SIZE);
  readonly #pings: Pings;
  #socket: Socket | undefined;
  #peer: PeerSettings | undefined;
  #nextId = 1;
  #sendWindow = DEFAULT_WINDOW;
  #ungranted = 0;
  #isCongested = false;
  #isDraining = false;
  #isGone = false;

  /** Where the connection's socket brings what it reads. */
  readonly inlet: Inlet = {
    room: () => this.#reader.room(),
    filled: count => this.#read(() => this.#reader.filled(count)),
    push: bytes => this.#read(() => this.#reader.push(bytes)),
  };

  constructor(pings: PingTerms, events: ConnectionEvents) {
    this.#events = events;
    this.#pings = new Pings(pings, {
      isBusy: () => this.#streams.size > 0,
      write: bytes => this.#write(bytes),
      died: () => this.destroy(new Error('Connection dropped: no answer to a ping')),
    });
  }

  /** Begins to speak over a socket that is connected. */
  start(socket: Socket): void {
    this.#socket = socket;
    if (this.#isGone) {
      socket.destroy();
      return;
    }
    socket.on('error', error => this.destroy(error));
    socket.on('end', () => this.destroy(new Error('Connection dropped')));
    socket.on('close', () => this.destroy(new Error('Connection dropped')));
    socket.on('drain', () => this.#drained());
    const wanted = new Map<number, number>([
      [SETTING.enablePush, 0],
      [SETTING.initialWindowSize, RECEIVE_WINDOW],
      [SETTING.maxFrameSize, RECEIVE_FRAME_SIZE],
      [SETTING.maxHeaderListSize, MAX_HEADER_LIST],
    ]);
    // Together with the call that waits for the connection, if there is one.
    socket.cork();
    this.#write(Buffer.concat([PREFACE, settings(wanted), windowUpdate(0, RECEIVE_WINDOW - DEFAULT_WINDOW)]));
    process.nextTick(() => socket.uncork());
  }

  /** Whether new calls may go over this connection. */
  get isUsable(): boolean {
    return !this.#isGone && !this.#isDraining && this.#nextId < MAX_STREAM_ID;
  }

  /**
   * Opens a stream with these headers, at once or when the server takes another one, and hands it over before anything
   * of it is told. Gives what takes it back while it waits.
   */
  request(fields: readonly HeaderField[], handler: StreamHandler, opened: (stream: Http2Stream) => void): () => void {
    const waiting: Waiting = { handler, open: () => this.#open(fields, handler, opened) };
    if (!this.isUsable) {
      handler.gone({ kind: 'lost', reason: new Error('Connection dropped'), isUnprocessed: true });
      return () => undefined;
    }
    if (this.#hasRoom) waiting.open();
    else this.#waiting.add(waiting);
    return () => this.#waiting.delete(waiting);
  }

  /** Says good-bye. Streams that are still open are lost. */
  close(reason: Error): void {
    this.#write(goAway(ERROR_CODE.NO_ERROR));
    this.#socket?.end();
    this.destroy(reason);
  }

  /** Gives the connection up; every stream is told why. */
  destroy(cause: Error): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#pings.stop();
    if (cause instanceof Http2Error) this.#socket?.write(goAway(cause.code));
    if (this.#socket !== undefined) partFrom(this.#socket);
    const reason = this.#events.closed(cause);
    for (const { handler } of this.#waiting) handler.gone({ kind: 'lost', reason, isUnprocessed: true });
    this.#waiting.clear();
    for (const stream of [...this.#streams.values()])
      this.#lose(stream, { kind: 'lost', reason, isUnprocessed: false });
  }

  /** Whether the server takes another stream. */
  get #hasRoom(): boolean {
    return this.#streams.size < (this.#peer?.maxConcurrentStreams ?? EARLY_STREAMS);
  }

  #open(fields: readonly HeaderField[], handler: StreamHandler, opened: (stream: Http2Stream) => void): void {
    if (this.#streams.size === 0) this.#socket?.ref();
    const id = this.#nextId;
    this.#nextId += 2;
    const send = (this.#peer ?? DEFAULT_SETTINGS).initialWindowSize;
    const stream = new Http2Stream(id, handler, this, { send, receive: RECEIVE_WINDOW });
    this.#streams.set(id, stream);
    this.#socket?.cork();
    this.#sendHeaders(id, encodeHeaders(fields));
    this.#pings.askIfSuspicious();
    opened(stream);
    process.nextTick(() => this.#socket?.uncork());
  }

  #sendHeaders(stream: number, block: Buffer): void {
    const max = this.maxFrameSize;
    for (let at = 0; at === 0 || at < block.length; at += max) {
      const flags = at + max >= block.length ? FLAG.endHeaders : 0;
      const type = at === 0 ? FRAME.headers : FRAME.continuation;
      this.#write(frame({ type, flags, stream }, block.subarray(at, at + max)));
    }
  }

  // What a stream needs.

  get maxFrameSize(): number {
    return (this.#peer ?? DEFAULT_SETTINGS).maxFrameSize;
  }

  get room(): number {
    return this.#isCongested ? 0 : this.#sendWindow;
  }

  sendData(header: FrameHeader, bytes: Uint8Array): void {
    this.#sendWindow -= bytes.length;
    this.#write(frameHeader(header, bytes.length));
    if (bytes.length > 0) this.#write(bytes);
  }

  reset(id: number, code: number): void {
    this.#write(rstStream(id, code));
    this.#forget(id);
  }

  /** In one write with what the connection as a whole has to grant: each one wakes the server. */
  grant(id: number, count: number): void {
    const whole = this.#ungranted;
    this.#ungranted = 0;
    const update = windowUpdate(id, count);
    this.#write(whole === 0 ? update : Buffer.concat([windowUpdate(0, whole), update]));
  }

  // What the frame reader tells.

  dataBegins(id: number): DataTaker | undefined {
    this.#mustBeOutsideOfHeaders();
    return this.#streams.get(id)?.handler;
  }

  dataArrived(count: number): void {
    // The connection's window is always open: each stream has one of its own that makes the server wait.
    this.#ungranted += count;
    if (this.#ungranted * 2 < RECEIVE_WINDOW) return;
    this.#write(windowUpdate(0, this.#ungranted));
    this.#ungranted = 0;
  }

  dataEnds(id: number, isLast: boolean): void {
    if (isLast) this.#endStream(id, stream => stream.handler.ended());
  }

  frame(header: FrameHeader, payload: Uint8Array): void {
    const { type, flags, stream } = header;
    if (type !== FRAME.continuation) this.#mustBeOutsideOfHeaders();
    switch (type) {
      case FRAME.headers:
      case FRAME.continuation:
        this.#takeHeaders(header, payload);
        break;
      case FRAME.rstStream:
        this.#takeReset(stream, uint32(payload, 0));
        break;
      case FRAME.settings:
        if ((flags & FLAG.ack) === 0) this.#takeSettings(payload);
        break;
      case FRAME.pushPromise:
        throw new Http2Error(ERROR_CODE.PROTOCOL_ERROR, 'a push that was not allowed');
      case FRAME.ping:
        if ((flags & FLAG.ack) === 0) this.#pings.answer(payload);
        break;
      case FRAME.goAway:
        this.#takeGoAway(payload);
        break;
      case FRAME.windowUpdate:
        this.#takeWindowUpdate(stream, uint32(payload, 0));
    }
  }

  #takeHeaders(header: FrameHeader, payload: Uint8Array): void {
    const headers = this.#blocks.take(header, payload);
    if (headers === undefined) return;
    const { stream: id, fields, isLast } = headers;
    if (isLast) this.#endStream(id, stream => stream.handler.headers(fields, true));
    else this.#streams.get(id)?.handler.headers(fields, false);
  }

  /** The stream is let go of before its handler is told, who may begin another call at once. */
  #endStream(id: number, tell: (stream: Http2Stream) => void): void {
    const stream = this.#streams.get(id);
    if (stream === undefined) return;
    stream.finish();
    this.#forget(id);
    tell(stream);
  }

  #takeReset(id: number, code: number): void {
    const stream = this.#streams.get(id);
    if (stream !== undefined) this.#lose(stream, { kind: 'reset', code });
  }

  #takeSettings(payload: Uint8Array): void {
    const before = this.#peer ?? DEFAULT_SETTINGS;
    const isFirst = this.#peer === undefined;
    this.#peer = updatedSettings(before, payload);
    this.#write(frame({ type: FRAME.settings, flags: FLAG.ack, stream: 0 }, Buffer.alloc(0)));
    const wider = this.#peer.initialWindowSize - before.initialWindowSize;
    for (const stream of this.#streams.values()) stream.widen(wider);
    if (isFirst) this.#greeted();
    this.#openWaiting();
    this.#pumpAll();
  }

  #greeted(): void {
    // An idle connection keeps no process alive.
    if (this.#streams.size === 0) this.#socket?.unref();
    this.#events.opened();
  }

  #takeGoAway(payload: Uint8Array): void {
    const last = uint32(payload, 0) & MAX_STREAM_ID;
    const words = Buffer.from(payload.subarray(8)).toString('latin1');
    const reason = new Error(`Connection dropped by the server: ${errorName(uint32(payload, 4))} ${words}`.trim());
    this.#isDraining = true;
    for (const { handler } of this.#waiting) handler.gone({ kind: 'lost', reason, isUnprocessed: true });
    this.#waiting.clear();
    for (const stream of [...this.#streams.values()]) {
      if (stream.id > last) this.#lose(stream, { kind: 'lost', reason, isUnprocessed: true });
    }
    if (this.#streams.size === 0) this.destroy(reason);
  }

  #takeWindowUpdate(id: number, count: number): void {
    const window = id === 0 ? (this.#sendWindow += count) : this.#streams.get(id)?.widen(count);
    if (window !== undefined && window > MAX_STREAM_ID) {
      throw new Http2Error(ERROR_CODE.FLOW_CONTROL_ERROR, 'a window of more than 2 GiB');
    }
    if (id === 0) this.#pumpAll();
    else this.#streams.get(id)?.pump();
  }

  #mustBeOutsideOfHeaders(): void {
    if (this.#blocks.isOpen) throw new Http2Error(ERROR_CODE.PROTOCOL_ERROR, 'a frame between headers');
  }

  #lose(stream: Http2Stream, end: StreamEnd): void {
    this.#forget(stream.id);
    stream.handler.gone(end);
  }

  #forget(id: number): void {
    const stream = this.#streams.get(id);
    if (stream === undefined) return;
    this.#streams.delete(id);
    stream.close();
    this.#openWaiting();
    if (this.#streams.size > 0 || this.#isGone) return;
    this.#socket?.unref();
    if (this.#isDraining) this.destroy(new Error('Connection dropped by the server'));
  }

  #openWaiting(): void {
    for (const waiting of this.#waiting) {
      if (!this.isUsable || !this.#hasRoom) return;
      this.#waiting.delete(waiting);
      waiting.open();
    }
  }

  #drained(): void {
    this.#isCongested = false;
    this.#pumpAll();
  }

  #pumpAll(): void {
    for (const stream of [...this.#streams.values()]) stream.pump();
  }

  #write(bytes: Uint8Array): void {
    if (this.#socket?.write(bytes) === false) this.#isCongested = true;
  }

  #read(take: () => void): void {
    if (this.#isGone) return;
    this.#pings.heard();
    try {
      take();
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

interface Waiting {
  readonly handler: StreamHandler;
  readonly open: () => void;
}

/** Lets what was written go out, but not for ever. */
function partFrom(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), FAREWELL_MS);
  socket.once('close', () => clearTimeout(timer));
  socket.destroySoon();
}

function uint32(payload: Uint8Array, at: number): number {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  if (at + 4 > payload.length) throw new Http2Error(ERROR_CODE.FRAME_SIZE_ERROR, 'a frame that is cut off');
  return view.getUint32(at);
}
