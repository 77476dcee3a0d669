import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { Failure, type FailureCode } from '@lakehouse/base';

/** An answer with a gRPC status other than OK and the sentence that goes with it. */
export class FlightError extends Error {
  override readonly name = 'FlightError';

  constructor(
    readonly code: status,
    message: string,
  ) {
    super(message);
  }
}

/** For what Flight knows and this door does not do. */
export function unimplemented(what: string): FlightError {
  return new FlightError(status.UNIMPLEMENTED, `${what} is not supported by the sandbox.`);
}

/** The status that answers an error; whatever is not thrown on purpose is INTERNAL. */
export function statusOf(error: unknown): ServiceError {
  const code = codeOf(error);
  const details = error instanceof Error ? error.message : String(error);
  return Object.assign(new Error(details), { code, details, metadata: new Metadata() });
}

function codeOf(error: unknown): status {
  if (error instanceof FlightError) return error.code;
  return error instanceof Failure ? (CODES[error.code] ?? status.INTERNAL) : status.INTERNAL;
}

const CODES: Readonly<Partial<Record<FailureCode, status>>> = {
  'query.rejected': status.INVALID_ARGUMENT,
  'query.unsupported': status.UNIMPLEMENTED,
  'query.cancelled': status.CANCELLED,
  'remote.notFound': status.NOT_FOUND,
  'auth.rejected': status.UNAUTHENTICATED,
  'auth.expired': status.UNAUTHENTICATED,
  'auth.missing': status.UNAUTHENTICATED,
};
