import type { Block, JinjaDocument } from '@lakehouse/jinja';
import { tokenize, withoutComments } from '@lakehouse/sql';
import type { Span } from '../text/span';

/** Blocks that hold text rather than SQL, unless a query begins in them. */
const TEXT_BLOCKS: ReadonlySet<string> = new Set(['docs', 'filter', 'set', 'call']);

/**
 * Stretches that are kept to the letter as a whole: tags, blocks that stand on one line
 * (`{% if not loop.last %},{% endif %}`), and blocks that hold text.
 */
export function verbatimSpans({ segments, structure, text }: JinjaDocument): readonly Span[] {
  const tags = segments.filter(({ kind }) => kind !== 'text').map(({ span }) => span);
  const blocks = structure.blocks.flatMap(block => wholeBlocks(block, text));
  return merged([...tags, ...blocks]);
}

function wholeBlocks(block: Block, text: string): readonly Span[] {
  const isWhole = !/[\r\n]/.test(text.slice(block.span.start, block.span.end)) || holdsText(block, text);
  if (isWhole) return [block.span];
  return block.branches.flatMap(branch => branch.children.flatMap(child => wholeBlocks(child, text)));
}

function holdsText({ keyword, branches }: Block, text: string): boolean {
  const [first] = branches;
  if (!TEXT_BLOCKS.has(keyword) || first === undefined) return false;
  const [word] = withoutComments(tokenize(text.slice(first.body.start, first.body.end)));
  return word === undefined || !['SELECT', 'WITH', '('].includes(word.keyword || word.text);
}

/** In order, those that touch or overlap as one. */
function merged(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last !== undefined && span.start < last.end)
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else found.push(span);
  }
  return found;
}
