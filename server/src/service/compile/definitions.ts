import type { JinjaDocument } from '@lakehouse/jinja';
import type { Span } from '../text/span';

/** The `set`s outside of every other block that end before an offset: what a part of the text below may count on. */
export function definitionsBefore({ tags, structure }: JinjaDocument, offset: number): readonly Span[] {
  const blocks = structure.blocks.map(({ keyword, span }) => ({ keyword, span }));
  const single = tags
    .filter(tag => tag.kind === 'statement' && tag.statement.kind === 'set')
    .map(tag => tag.segment.span)
    .filter(span => !blocks.some(block => block.span.start <= span.start && span.end <= block.span.end));
  const blockwise = blocks.filter(({ keyword }) => keyword === 'set').map(({ span }) => span);
  return [...single, ...blockwise].filter(({ end }) => end <= offset).sort((a, b) => a.start - b.start);
}
