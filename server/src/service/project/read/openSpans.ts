import type { Block, JinjaDocument, Tag } from '@lakehouse/jinja';
import type { Span } from '../../text/span';
import { truthAtParse } from './literalValue';

const CONDITIONAL = /\b(if|and|or)\b/;

/** Stretches of a template that dbt comes to or not by what the text alone does not tell. */
export interface OpenSpans {
  /** Below a condition that needs a variable or the target, in a loop. */
  readonly blocks: readonly Span[];
  /** Tags with a condition of their own. */
  readonly tags: readonly Span[];
}

/** Finds them. */
export function openSpans({ structure, tags, text }: JinjaDocument): OpenSpans {
  return {
    blocks: structure.blocks.flatMap(block => openIn(block)),
    tags: tags.flatMap(tag => openTag(tag, text)),
  };
}

function openIn(block: Block): readonly Span[] {
  const open: Span[] = [];
  let decided = true;
  for (const { tag, body, children } of block.branches) {
    if (block.keyword === 'if' && tag.statement.kind === 'if')
      decided &&= truthAtParse(tag.statement.condition) !== undefined;
    if (block.keyword === 'for' || !decided) open.push(body);
    else open.push(...children.flatMap(child => openIn(child)));
  }
  return open;
}

function openTag({ kind, segment: { span }, ...tag }: Tag, text: string): readonly Span[] {
  const isExpression = kind === 'print' || ('statement' in tag && ['set', 'other'].includes(tag.statement.kind));
  return isExpression && CONDITIONAL.test(text.slice(span.start, span.end)) ? [span] : [];
}
