import { tokenValue } from '../token';
import type { ReflectionSetting } from './reflectionStatement';
import type { TokenCursor } from './tokenCursor';

/** Milliseconds of the units that a period is written in. */
const UNITS: Readonly<Record<string, number>> = {
  SECOND: 1000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
  WEEK: 604_800_000,
};

/**
 * What stands behind the name in `ALTER REFLECTION n`: `SET ENABLED = TRUE`, `SET REFRESH EVERY 2 HOURS`.
 *
 * @returns undefined for anything else, and where more follows
 */
export function readSetting(cursor: TokenCursor): ReflectionSetting | undefined {
  const setting = cursor.takes('SET', 'ENABLED') ? enabled(cursor) : refresh(cursor);
  return cursor.done ? setting : undefined;
}

function enabled(cursor: TokenCursor): ReflectionSetting | undefined {
  if (cursor.mark('=')) cursor.at += 1;
  if (cursor.takes('TRUE')) return { kind: 'enabled', value: true };
  return cursor.takes('FALSE') ? { kind: 'enabled', value: false } : undefined;
}

function refresh(cursor: TokenCursor): ReflectionSetting | undefined {
  if (!cursor.takes('SET', 'REFRESH', 'EVERY')) return undefined;
  const count = cursor.current;
  const unit = UNITS[cursor.keyword(1).replace(/S$/, '')];
  if (count === undefined || unit === undefined) return undefined;
  cursor.at += 2;
  const periodMs = Number(tokenValue(count)) * unit;
  return Number.isSafeInteger(periodMs) && periodMs > 0 ? { kind: 'refresh', periodMs } : undefined;
}
