/** Types of frames (RFC 9113, section 6). */
export const FRAME = {
  data: 0,
  headers: 1,
  rstStream: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goAway: 7,
  windowUpdate: 8,
  continuation: 9,
} as const;

export const FLAG = { ack: 0x1, endStream: 0x1, endHeaders: 0x4, padded: 0x8, priority: 0x20 } as const;

/** Numbers of settings (RFC 9113, section 6.5.2). */
export const SETTING = {
  enablePush: 2,
  maxConcurrentStreams: 3,
  initialWindowSize: 4,
  maxFrameSize: 5,
  maxHeaderListSize: 6,
} as const;

export const FRAME_HEADER_BYTES = 9;
/** What a client sends before its first frame. */
export const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1');
/** The window of every stream and of the connection until it is changed. */
export const DEFAULT_WINDOW = 65_535;
/** The largest payload that a side takes unless it said otherwise. */
export const DEFAULT_FRAME_SIZE = 16_384;

/** What a frame says of itself before its payload. */
export interface FrameHeader {
  readonly type: number;
  readonly flags: number;
  /** 0 for the connection itself. */
  readonly stream: number;
}

/** The nine bytes before a payload of this length. */
export function frameHeader({ type, flags, stream }: FrameHeader, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(FRAME_HEADER_BYTES);
  bytes.writeUIntBE(length, 0, 3);
  bytes[3] = type;
  bytes[4] = flags;
  bytes.writeUInt32BE(stream, 5);
  return bytes;
}

/** A whole frame. */
export function frame(header: FrameHeader, payload: Uint8Array): Buffer {
  return Buffer.concat([frameHeader(header, payload.length), payload]);
}

export function windowUpdate(stream: number, count: number): Buffer {
  return frame({ type: FRAME.windowUpdate, flags: 0, stream }, uint32(count));
}

export function rstStream(stream: number, code: number): Buffer {
  return frame({ type: FRAME.rstStream, flags: 0, stream }, uint32(code));
}

/** Tells the server that the connection ends; a client has no streams of the server's that it could have seen. */
export function goAway(code: number): Buffer {
  return frame({ type: FRAME.goAway, flags: 0, stream: 0 }, Buffer.concat([uint32(0), uint32(code)]));
}

export function settings(values: ReadonlyMap<number, number>): Buffer {
  const payload = Buffer.alloc(6 * values.size);
  let at = 0;
  for (const [id, value] of values) {
    payload.writeUInt16BE(id, at);
    payload.writeUInt32BE(value, at + 2);
    at += 6;
  }
  return frame({ type: FRAME.settings, flags: 0, stream: 0 }, payload);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
