/** Everything that can go wrong on purpose, named `area.reason`; each has a row in docs/failures.md. */
export type FailureCode =
  | 'connection.refused'
  | 'connection.timedOut'
  | 'connection.lost'
  | 'connection.untrusted'
  | 'connection.protocol'
  | 'auth.rejected'
  | 'auth.expired'
  | 'auth.missing'
  | 'auth.forbidden'
  | 'query.rejected'
  | 'query.cancelled'
  | 'query.unsupported'
  | 'query.badFilter'
  | 'query.tooLarge'
  | 'project.notFound'
  | 'project.broken'
  | 'profile.notFound'
  | 'profile.broken'
  | 'dbt.notFound'
  | 'dbt.failed'
  | 'sync.running'
  | 'sync.failed'
  | 'remote.notFound'
  | 'remote.rejected'
  | 'remote.busy'
  | 'rename.refused'
  | 'storage.full'
  | 'storage.failed'
  | 'server.down'
  | 'workspace.untrusted'
  | 'bug';

/** What may ride along; no objects, so a token or a row of data cannot slip in. */
export type FailureDetail = Readonly<Record<string, string | number | boolean>>;

/** The world refused. The message says what the user can do next; code branches on `code`, never on the text. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly code: FailureCode,
    message: string,
    readonly detail: FailureDetail = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }

  /** A failure passes through untouched; anything else thrown is a bug and says so. */
  static from(reason: unknown): Failure {
    if (reason instanceof Failure) return reason;
    return new Failure('bug', reason instanceof Error ? reason.message : String(reason), {}, reason);
  }
}
