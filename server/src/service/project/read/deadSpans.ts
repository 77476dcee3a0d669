import type { Block, Branch, JinjaDocument } from '@lakehouse/jinja';
import type { Span } from '../../text/span';
import { truthAtParse } from './literalValue';

/** The stretches of a template that dbt never comes to while it parses: branches whose condition is then known. */
export function deadSpans({ structure }: JinjaDocument): readonly Span[] {
  return structure.blocks.flatMap(block => deadIn(block));
}

function deadIn(block: Block): readonly Span[] {
  const dead: Span[] = [];
  let decided = false;
  for (const branch of block.branches) {
    const truth = block.keyword === 'if' ? branchTruth(branch) : undefined;
    if (decided || truth === false) dead.push(branch.body);
    else dead.push(...branch.children.flatMap(child => deadIn(child)));
    decided ||= truth === true;
  }
  return dead;
}

function branchTruth({ tag: { statement } }: Branch): boolean | undefined {
  return statement.kind === 'if' ? truthAtParse(statement.condition) : undefined;
}
