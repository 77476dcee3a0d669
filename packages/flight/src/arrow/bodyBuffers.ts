import { zstdDecompressSync } from 'node:zlib';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { wireFailure } from '../wire/wireFailure';
import type { BatchHeader } from './batchHeader';
import { decompressLz4 } from './lz4Frame';

/** Arrow's buffers are read as typed arrays, whose memory must begin at a multiple of their width. */
const ALIGNMENT = 8;
/** Each compressed buffer begins with its full length; this one says that it was left as it is. */
const NOT_COMPRESSED = -1n;
const PREFIX = 8;
/** Bytes to which one batch may be decompressed. */
const LARGEST_BODY = 0x7fff_ffff;
/** Largest piece of memory that is taken before the data has proven to fill it. */
const PIECE = 16 * 1024 * 1024;
const EMPTY = new Uint8Array(0);

/** The buffers of a batch's body, one after the other: views on it, or decompressed. */
export class BodyBuffers {
  readonly #header: BatchHeader;
  readonly #body: Uint8Array;
  #left = LARGEST_BODY;
  #isUsed = false;

  /**
   * Copies the body when typed arrays cannot begin where it does, and else takes it as it is.
   *
   * @throws Failure `query.unsupported` for a compression that is not read.
   */
  constructor(header: BatchHeader, body: Uint8Array) {
    this.#header = header;
    if (header.compression === 'unknown') throw unsupported();
    // Not `slice`, which copies nothing when the body is one of Node's Buffers.
    this.#body = body.byteOffset % ALIGNMENT === 0 || header.compression !== 'none' ? body : new Uint8Array(body);
  }

  /** @throws Failure `connection.protocol` when the buffer lies outside of the body or its compression is broken. */
  at(index: number): Uint8Array {
    const { offset, length } = this.#header.buffer(index);
    if (length === 0) return EMPTY;
    if (offset < 0 || length < 0 || offset + length > this.#body.length)
      throw wireFailure('a column outside of its message');
    const bytes = this.#body.subarray(offset, offset + length);
    if (this.#header.compression !== 'none') return this.#decompressed(bytes);
    this.#isUsed = true;
    return bytes;
  }

  /** Whether a buffer that was given is a view on the body, and not only made from it. */
  get isUsed(): boolean {
    return this.#isUsed;
  }

  #decompressed(bytes: Uint8Array): Uint8Array {
    if (bytes.length < PREFIX) throw wireFailure('a compressed column without its length');
    const told = new DataView(bytes.buffer, bytes.byteOffset).getBigInt64(0, true);
    const rest = bytes.subarray(PREFIX);
    if (told === NOT_COMPRESSED) {
      this.#isUsed = true;
      return rest;
    }
    if (told < 0n || told > BigInt(this.#left)) throw wireFailure('a compressed column of impossible length');
    const length = Number(told);
    this.#left -= length;
    if (length === 0) return EMPTY;
    return this.#header.compression === 'lz4' ? decompressLz4(rest, length) : decompressZstd(rest, length);
  }
}

function decompressZstd(bytes: Uint8Array, length: number): Uint8Array {
  const content = inflate(bytes, length);
  if (content.length !== length) throw wireFailure('a compressed column of another length');
  return content;
}

function inflate(bytes: Uint8Array, length: number): Uint8Array {
  try {
    return zstdDecompressSync(bytes, {
      maxOutputLength: length,
      // In one piece where that is small, so that nothing has to be put together.
      chunkSize: Math.min(PIECE, Math.max(64, length)),
    });
  } catch (error) {
    throw wireFailure(error instanceof Error ? error.message : String(error));
  }
}

function unsupported(): Failure {
  const message = l10n.t(
    'The server compresses rows in a way that is not read here. Ask it to send them as they are, or with LZ4 or ZSTD.',
  );
  return new Failure('query.unsupported', message);
}
