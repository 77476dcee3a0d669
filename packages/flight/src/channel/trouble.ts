/** What was wrong with a connection, or with what answered there; everything else is the server's own status. */
export type Trouble =
  /** Nothing answers at the address. */
  | 'refused'
  /** The certificate is not trusted, or the server does not trust this side's. */
  | 'untrusted'
  /** The key of this side's certificate cannot be read. */
  | 'ownKey'
  /** The proxy does not answer or lets nobody through. */
  | 'proxy'
  /** Something answers that is no gRPC server. */
  | 'protocol'
  /** No connection in time. */
  | 'timedOut'
  /** The connection was there and is gone. */
  | 'lost'
  /** This side has closed the channel. */
  | 'closed';

/** A connection that could not be made. The message says in technical words why. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';

  constructor(
    readonly trouble: Trouble,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}
