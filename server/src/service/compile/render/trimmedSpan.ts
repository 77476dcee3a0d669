import type { Segment } from '@lakehouse/jinja';
import type { Span } from '../../text/span';

/** What of a stretch of text is printed: a `-` in the tags at its sides takes white space away. */
export function trimmedSpan(text: string, segments: readonly Segment[], index: number): Span {
  const segment = segments[index];
  if (segment === undefined) return { start: 0, end: 0 };
  if (segment.kind === 'raw') return rawSpan(text, segment);
  if (segment.kind !== 'text') return segment.span;
  const { start, end } = segment.span;
  const written = text.slice(start, end);
  const [before, behind] = [segments[index - 1], segments[index + 1]];
  const from = trimsAfter(text, before) ? written.length - written.trimStart().length : 0;
  const to = trimsBefore(text, behind) ? written.trimEnd().length : written.length;
  return { start: start + from, end: start + Math.max(from, to) };
}

/** The inside of `{% raw -%} … {%- endraw %}`. */
function rawSpan(text: string, { inner }: Extract<Segment, { kind: 'raw' }>): Span {
  const written = text.slice(inner.start, inner.end);
  const from = text.charAt(inner.start - 3) === '-' ? written.length - written.trimStart().length : 0;
  const to = text.charAt(inner.end + 2) === '-' ? written.trimEnd().length : written.length;
  return { start: inner.start + from, end: inner.start + Math.max(from, to) };
}

function trimsBefore(text: string, segment: Segment | undefined): boolean {
  return segment !== undefined && segment.kind !== 'text' && text.charAt(segment.span.start + 2) === '-';
}

function trimsAfter(text: string, segment: Segment | undefined): boolean {
  return segment !== undefined && segment.kind !== 'text' && text.charAt(segment.span.end - 3) === '-';
}
