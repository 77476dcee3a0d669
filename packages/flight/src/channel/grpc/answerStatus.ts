import { CallError } from '../callError';
import { ERROR_CODE, errorName } from '../http2/http2Error';
import type { HeaderField } from '../http2/staticTable';
import { status, type StatusCode, statusOf } from '../status';
import { decodeMessage, headerOf, metadataOf } from './headers';

/** What an HTTP status means to a call whose answer has no status of gRPC's own (gRPC's `http-grpc-status-mapping.md`). */
const OF_HTTP = new Map<string, StatusCode>([
  ['400', status.INTERNAL],
  ['401', status.UNAUTHENTICATED],
  ['403', status.PERMISSION_DENIED],
  ['404', status.UNIMPLEMENTED],
  ['429', status.UNAVAILABLE],
  ['502', status.UNAVAILABLE],
  ['503', status.UNAVAILABLE],
  ['504', status.UNAVAILABLE],
]);

/** What the end of a stream without status means (gRPC's `PROTOCOL-HTTP2.md`, "Errors"). */
const OF_RESET = new Map<number, StatusCode>([
  [ERROR_CODE.REFUSED_STREAM, status.UNAVAILABLE],
  [ERROR_CODE.CANCEL, status.CANCELLED],
  [ERROR_CODE.ENHANCE_YOUR_CALM, status.RESOURCE_EXHAUSTED],
  [ERROR_CODE.INADEQUATE_SECURITY, status.PERMISSION_DENIED],
]);

/** Answers of a proxy or gateway in between, which says by them what a gRPC server would say too. */
const OF_GATEWAY = new Set<StatusCode>([status.UNAUTHENTICATED, status.PERMISSION_DENIED]);

/** The error of these trailers, or of headers that are all of an answer; nothing for the status OK. */
export function statusError(fields: readonly HeaderField[]): CallError | undefined {
  const code = headerOf(fields, 'grpc-status');
  if (code === undefined) {
    return new CallError(status.UNKNOWN, 'Call ended without gRPC status', { trouble: 'lost' });
  }
  const number = /^\d+$/.test(code) ? Number(code) : status.UNKNOWN;
  if (number === status.OK) return undefined;
  const details = decodeMessage(headerOf(fields, 'grpc-message') ?? '');
  return new CallError(statusOf(number), details, { metadata: metadataOf(fields) });
}

/** The error of headers that no gRPC server sends; nothing for those of one. */
export function headersError(fields: readonly HeaderField[]): CallError | undefined {
  // A status of gRPC's own says more than HTTP's.
  if (headerOf(fields, 'grpc-status') !== undefined) return undefined;
  const httpStatus = headerOf(fields, ':status') ?? '';
  const contentType = headerOf(fields, 'content-type') ?? '';
  if (httpStatus === '200' && contentType.startsWith('application/grpc')) return undefined;
  const code = OF_HTTP.get(httpStatus) ?? status.UNKNOWN;
  const details = httpStatus === '200' ? `content of type ${contentType || 'unknown'}` : `HTTP status ${httpStatus}`;
  return new CallError(code, details, {
    metadata: metadataOf(fields),
    ...(OF_GATEWAY.has(code) ? {} : { trouble: 'protocol' }),
  });
}

/** The error of a stream that the server reset. */
export function resetError(code: number): CallError {
  const details = `the server reset the stream (${errorName(code)})`;
  return new CallError(OF_RESET.get(code) ?? status.INTERNAL, details, {
    trouble: 'lost',
    isUnprocessed: code === ERROR_CODE.REFUSED_STREAM,
  });
}
