import type { CompiledSegment } from '@lakehouse/protocol';
import type { Placeholder } from './placeholders';

/** A statement and where in its document it comes from. */
export interface MappedStatement {
  readonly sql: string;
  readonly segments: readonly CompiledSegment[];
}

/** Puts values in the place of placeholders; errors in a value are told at its placeholder. */
export function fillPlaceholders(
  { sql, segments }: MappedStatement,
  placeholders: readonly Placeholder[],
  valueOf: (name: string) => string,
): MappedStatement {
  const filled: CompiledSegment[] = [];
  let text = '';
  let at = 0;
  const add = (piece: string, sources: readonly CompiledSegment[]): void => {
    for (const each of sources) filled.push(each);
    text += piece;
  };
  for (const { name, span } of placeholders) {
    add(sql.slice(at, span.start), moved(segments, { start: at, end: span.start }, text.length));
    const value = valueOf(name);
    const compiled = { start: text.length, end: text.length + value.length };
    add(value, [{ compiled, source: sourceOf(segments, span), verbatim: false }]);
    at = span.end;
  }
  add(sql.slice(at), moved(segments, { start: at, end: sql.length }, text.length));
  return { sql: text, segments: filled };
}

type Span = CompiledSegment['compiled'];

/** The parts of segments inside a stretch, as they lie once the stretch begins at `to`. */
function moved(segments: readonly CompiledSegment[], stretch: Span, to: number): readonly CompiledSegment[] {
  return segments.flatMap(segment => {
    const start = Math.max(segment.compiled.start, stretch.start);
    const end = Math.min(segment.compiled.end, stretch.end);
    if (start >= end) return [];
    const shift = to - stretch.start;
    const compiled = { start: start + shift, end: end + shift };
    return [{ ...segment, compiled, source: sourceOf([segment], { start, end }) }];
  });
}

/** The source of a stretch of the compiled text: exact where it was taken over, else what made it. */
function sourceOf(segments: readonly CompiledSegment[], { start, end }: Span): Span {
  const touched = segments.filter(({ compiled }) => compiled.start < end && start < compiled.end);
  const spans = touched.map(({ compiled, source, verbatim }) => {
    if (!verbatim) return source;
    const shift = source.start - compiled.start;
    return { start: Math.max(start, compiled.start) + shift, end: Math.min(end, compiled.end) + shift };
  });
  return {
    start: Math.min(...spans.map(span => span.start)),
    end: Math.max(...spans.map(span => span.end)),
  };
}
