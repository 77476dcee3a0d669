import type { Timestamp } from '../../wire/wellKnown';

/** A time of the wire in milliseconds since 1970. */
export function millisecondsOf({ seconds, nanos }: Timestamp): number {
  return Number(seconds) * 1000 + nanos / 1e6;
}
