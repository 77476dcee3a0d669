import type { Failure } from '@lakehouse/base';
import type { WireFailure } from '@lakehouse/protocol';

/** What the host is told of a failure. */
export function wireFailure({ code, message, detail }: Failure): WireFailure {
  return { code, message, detail };
}
