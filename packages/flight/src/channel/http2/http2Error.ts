/** The error codes of HTTP/2 that a client sends or tells apart (RFC 9113, section 7). */
export const ERROR_CODE = {
  NO_ERROR: 0,
  PROTOCOL_ERROR: 1,
  INTERNAL_ERROR: 2,
  FLOW_CONTROL_ERROR: 3,
  SETTINGS_TIMEOUT: 4,
  STREAM_CLOSED: 5,
  FRAME_SIZE_ERROR: 6,
  REFUSED_STREAM: 7,
  CANCEL: 8,
  COMPRESSION_ERROR: 9,
  CONNECT_ERROR: 10,
  ENHANCE_YOUR_CALM: 11,
  INADEQUATE_SECURITY: 12,
  HTTP_1_1_REQUIRED: 13,
} as const;

/** The other side broke HTTP/2's rules, so that its connection cannot be used any more. */
export class Http2Error extends Error {
  override readonly name = 'Http2Error';

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** Names an error code as the RFC does; one that it does not have by its number. */
export function errorName(code: number): string {
  return Object.entries(ERROR_CODE).find(([, each]) => each === code)?.[0] ?? String(code);
}
