import { zstdDecompressSync } from 'node:zlib';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { CompressionType } from 'apache-arrow';
import { type RecordBatch as BatchHeader, BufferRegion } from 'apache-arrow/ipc/metadata/message';
import { wireFailure } from '../wire/wireFailure';

/** A batch's buffers and where they lie. */
export interface Body {
  readonly bytes: Uint8Array;
  readonly buffers: BufferRegion[];
}

/** Each compressed buffer begins with its full length; this one says that it was left as it is. */
const NOT_COMPRESSED = -1n;
const PREFIX = 8;

/**
 * The body as the header describes it, decompressed where the server compresses batches.
 *
 * @throws Failure `query.unsupported` for a compression that is not read, `connection.protocol` for broken data.
 */
export function decompressBody(header: BatchHeader, body: Uint8Array): Body {
  if (header.compression === null) return { bytes: body, buffers: header.buffers };
  if (header.compression.type !== CompressionType.ZSTD) throw unsupported(CompressionType[header.compression.type]);
  const parts = header.buffers.map(({ offset, length }) => decompress(body.subarray(offset, offset + length)));
  const buffers: BufferRegion[] = [];
  let end = 0;
  for (const part of parts) {
    buffers.push(new BufferRegion(end, part.length));
    end += (part.length + 7) & ~7;
  }
  const bytes = new Uint8Array(end);
  parts.forEach((part, i) => bytes.set(part, buffers[i]?.offset));
  return { bytes, buffers };
}

function decompress(buffer: Uint8Array): Uint8Array {
  if (buffer.length === 0) return buffer;
  if (buffer.length < PREFIX) throw wireFailure('a compressed column without its length');
  const length = new DataView(buffer.buffer, buffer.byteOffset).getBigInt64(0, true);
  const rest = buffer.subarray(PREFIX);
  if (length === NOT_COMPRESSED) return rest;
  const bytes = inflate(rest);
  if (BigInt(bytes.length) !== length) throw wireFailure('a compressed column of another length');
  return bytes;
}

function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return zstdDecompressSync(bytes);
  } catch (error) {
    throw wireFailure(error instanceof Error ? error.message : String(error));
  }
}

function unsupported(name: string): Failure {
  const message = l10n.t(
    'The server compresses rows with {0}, which is not read here. Ask it to send them as they are.',
    name,
  );
  return new Failure('query.unsupported', message, { compression: name });
}
