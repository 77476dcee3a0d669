/** gRPC's status codes, numbered as on the wire (`statuscodes.md` of gRPC). */
export const status = {
  OK: 0,
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
} as const;

export type StatusName = keyof typeof status;
export type StatusCode = (typeof status)[StatusName];

const NAMES = new Map<number, StatusName>(Object.entries(status).map(([name, code]) => [code, name as StatusName])); // The keys of `status`.

/** The name of a code as gRPC's documents spell it. */
export function statusName(code: StatusCode): StatusName {
  return NAMES.get(code) ?? 'UNKNOWN';
}

/** The code of a number from the wire; one that gRPC does not know counts as UNKNOWN. */
export function statusOf(number: number): StatusCode {
  return status[NAMES.get(number) ?? 'UNKNOWN'];
}
