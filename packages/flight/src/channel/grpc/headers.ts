import type { HeaderField } from '../http2/staticTable';
import { Metadata, type MetadataValue } from '../metadata';

const MAX_TIMEOUT_DIGITS = 99_999_999;
/** Fields of HTTP/2 and of gRPC itself, which no caller may set. */
const RESERVED = /^(?::|grpc-|content-type$|te$|host$|connection$)/;

/** What a call's headers are made of. */
export interface RequestHeaders {
  readonly path: string;
  readonly authority: string;
  readonly isTls: boolean;
  readonly metadata: Metadata;
  readonly timeoutMs: number | undefined;
}

/** The headers of a call, in the order that gRPC's protocol gives. */
export function requestHeaders({
  path,
  authority,
  isTls,
  metadata,
  timeoutMs,
}: RequestHeaders): readonly HeaderField[] {
  const fields: HeaderField[] = [
    [':method', 'POST'],
    [':scheme', isTls ? 'https' : 'http'],
    [':path', path],
    [':authority', authority],
    ['te', 'trailers'],
  ];
  if (timeoutMs !== undefined) fields.push(['grpc-timeout', timeoutOf(timeoutMs)]);
  fields.push(['content-type', 'application/grpc'], ['user-agent', 'lakehouse-flight']);
  fields.push(['grpc-accept-encoding', 'identity,gzip,deflate']);
  for (const [name, values] of metadata.entries()) {
    if (!RESERVED.test(name)) for (const value of values) fields.push([name, encoded(value)]);
  }
  return fields;
}

/** Headers or trailers as metadata, without those of HTTP/2 and gRPC. */
export function metadataOf(fields: readonly HeaderField[]): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of fields) {
    if (RESERVED.test(name)) continue;
    if (!name.endsWith('-bin')) metadata.add(name, value);
    // Several values of bytes may come as one, since base64 has no comma.
    else for (const part of value.split(',')) metadata.add(name, new Uint8Array(Buffer.from(part, 'base64')));
  }
  return metadata;
}

/** The first value of a header. */
export function headerOf(fields: readonly HeaderField[], name: string): string | undefined {
  return fields.find(field => field[0] === name)?.[1];
}

/** The text of `grpc-message`: UTF-8 in which some bytes are written as `%` and two digits. Broken ones stay. */
export function decodeMessage(message: string): string {
  const bytes = message.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function timeoutOf(ms: number): string {
  const whole = Math.max(1, Math.ceil(ms));
  return whole <= MAX_TIMEOUT_DIGITS ? `${whole}m` : `${Math.min(Math.ceil(whole / 1000), MAX_TIMEOUT_DIGITS)}S`;
}

/** Bytes go as base64; of text, what a header cannot hold is left out, lest it begin another header. */
function encoded(value: MetadataValue): string {
  if (typeof value !== 'string') return Buffer.from(value).toString('base64').replace(/=+$/, '');
  return value.replace(/[^\x20-\x7e]/g, '');
}
