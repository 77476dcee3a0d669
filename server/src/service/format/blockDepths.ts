import type { Block, JinjaDocument } from '@lakehouse/jinja';
import type { LayoutToken } from './layoutToken';

/** What a tag on its own line does to the blocks around. */
export type BlockStep =
  { readonly kind: 'open' | 'close' | 'branch'; readonly block: Block } | { readonly kind: 'none' };

/** For each token the steps of the tags in it: of blocks alone whose ends stand on lines of their own, both of them. */
export function blockSteps(
  tokens: readonly LayoutToken[],
  { structure }: JinjaDocument,
): readonly (readonly BlockStep[])[] {
  const steps = new Map<number, BlockStep>();
  const onLines = new Set(
    tokens.filter(({ role }) => role === 'line').flatMap(({ segments }) => segments.map(({ span }) => span.start)),
  );
  const note = (block: Block): void => {
    const starts = block.branches.map(branch => branch.tag.segment.span.start);
    const close = block.close?.segment.span.start;
    const [first] = starts;
    if (first !== undefined && close !== undefined && onLines.has(first) && onLines.has(close)) {
      for (const start of starts) steps.set(start, { kind: start === first ? 'open' : 'branch', block });
      steps.set(close, { kind: 'close', block });
    }
    for (const branch of block.branches) branch.children.forEach(note);
  };
  structure.blocks.forEach(note);
  return tokens.map(({ role, segments }) =>
    role === 'line' ? segments.map(({ span }) => steps.get(span.start) ?? NONE) : [],
  );
}

const NONE: BlockStep = { kind: 'none' };
