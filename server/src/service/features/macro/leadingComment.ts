import type { JinjaDocument } from '@lakehouse/jinja';
import type { Span } from '../../text/span';

/** The `{# … #}` right before the definition of a macro: what its author says of it. */
export function leadingComment({ segments, text }: JinjaDocument, nameSpan: Span): string | undefined {
  const at = segments.findIndex(({ span }) => span.start <= nameSpan.start && nameSpan.end <= span.end);
  for (let before = at - 1; before >= 0; before -= 1) {
    const segment = segments[before];
    if (segment?.kind === 'comment') return plain(text.slice(segment.span.start, segment.span.end));
    if (segment?.kind !== 'text' || text.slice(segment.span.start, segment.span.end).trim() !== '') return undefined;
  }
  return undefined;
}

function plain(comment: string): string {
  const inside = comment.replace(/^\{#[-+]*/, '').replace(/[-+]*#\}$/, '');
  return inside
    .split('\n')
    .map(line => line.trim())
    .join('\n')
    .trim();
}
