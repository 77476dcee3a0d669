import { errorSpan } from '@lakehouse/sql';
import type { Span } from '../text/span';
import type { CompiledText } from './compileResult';
import { sourceSpan } from './sourceMap';

/** Where in the source the error lies that Dremio's message tells of compiled text; undefined when it tells no place. */
export function errorSource(
  message: string,
  { sql, segments }: Pick<CompiledText, 'sql' | 'segments'>,
): Span | undefined {
  const span = errorSpan(message, sql);
  return span && sourceSpan(segments, span);
}
