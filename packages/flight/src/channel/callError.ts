import { Metadata } from './metadata';
import { type StatusCode, statusName } from './status';

/** A call that ended with another status than OK, be it the server's or, where none came, the channel's own. */
export class CallError extends Error {
  override readonly name = 'CallError';

  /** @param details The server's words, or what happened to the connection. @param metadata The call's trailers. */
  constructor(
    readonly code: StatusCode,
    readonly details: string,
    readonly metadata: Metadata = new Metadata(),
    cause?: unknown,
  ) {
    super(`${statusName(code)}: ${details}`, cause === undefined ? undefined : { cause });
  }
}
