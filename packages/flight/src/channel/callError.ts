import { Metadata } from './metadata';
import { type StatusCode, statusName } from './status';
import type { Trouble } from './trouble';

/** What is known of a failed call beside its status. */
export interface CallErrorExtras {
  /** The call's trailers. */
  readonly metadata?: Metadata | undefined;
  /** Present when the status is the channel's own, because the server gave none. */
  readonly trouble?: Trouble | undefined;
  /** Whether the server surely did nothing for this call, so that it may be made again whatever it does. */
  readonly isUnprocessed?: boolean | undefined;
  readonly cause?: unknown;
}

/** A call that ended with another status than OK, be it the server's or, where none came, the channel's own. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly metadata: Metadata;
  readonly trouble: Trouble | undefined;
  readonly isUnprocessed: boolean;

  /** @param details The server's words, or what happened to the connection. */
  constructor(
    readonly code: StatusCode,
    readonly details: string,
    { metadata = new Metadata(), trouble, isUnprocessed = false, cause }: CallErrorExtras = {},
  ) {
    super(`${statusName(code)}: ${details}`, cause === undefined ? undefined : { cause });
    this.metadata = metadata;
    this.trouble = trouble;
    this.isUnprocessed = isUnprocessed;
  }
}

/** Whether it is the error of a call for which the server surely did nothing. */
export function isUnprocessed(error: unknown): boolean {
  return error instanceof CallError && error.isUnprocessed;
}
