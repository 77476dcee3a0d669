import { FLAG, FRAME, type FrameHeader } from './frame';
import { HpackDecoder } from './hpackDecoder';
import { ERROR_CODE, Http2Error } from './http2Error';
import type { HeaderField } from './staticTable';

/** Bytes of one block over all of its frames. */
const MAX_BLOCK_BYTES = 1024 * 1024;
/** Frames that one block may take, lest it goes on for ever in empty ones. */
const MAX_FRAMES = 1024;

/** Headers that came whole. */
export interface Headers {
  readonly stream: number;
  readonly fields: readonly HeaderField[];
  /** Whether the stream ends with them. */
  readonly isLast: boolean;
}

/** Puts HEADERS and the CONTINUATION frames after it together. */
export class HeaderBlocks {
  readonly #decoder = new HpackDecoder();
  #open: { readonly header: FrameHeader; readonly parts: Uint8Array[]; bytes: number } | undefined;

  /** Whether nothing but the rest of a block may come now. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Gives the headers when the block is whole. @throws Http2Error when it breaks the rules. */
  take(header: FrameHeader, payload: Uint8Array): Headers | undefined {
    if (header.type === FRAME.headers) this.#open = { header, parts: [], bytes: 0 };
    const open = this.#open;
    if (open?.header.stream !== header.stream) throw violation('a header block without beginning');
    const part = header.type === FRAME.headers ? bare(header.flags, payload) : payload;
    open.parts.push(part);
    open.bytes += part.length;
    if (open.bytes > MAX_BLOCK_BYTES || open.parts.length > MAX_FRAMES) throw violation('endless headers');
    if ((header.flags & FLAG.endHeaders) === 0) return undefined;
    this.#open = undefined;
    const fields = this.#decoder.decode(open.parts.length === 1 ? part : Buffer.concat(open.parts));
    return { stream: header.stream, fields, isLast: (open.header.flags & FLAG.endStream) !== 0 };
  }
}

/** Without padding and without priority. */
function bare(flags: number, payload: Uint8Array): Uint8Array {
  const isPadded = (flags & FLAG.padded) !== 0;
  const start = (isPadded ? 1 : 0) + ((flags & FLAG.priority) === 0 ? 0 : 5);
  const end = payload.length - (isPadded ? (payload[0] ?? 0) : 0);
  if (start > end) throw violation('more padding than payload');
  return payload.subarray(start, end);
}

function violation(what: string): Http2Error {
  return new Http2Error(ERROR_CODE.PROTOCOL_ERROR, what);
}
