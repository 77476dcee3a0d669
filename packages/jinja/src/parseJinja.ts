import { callsOf, type JinjaCall } from './jinjaCall';
import { lexJinja } from './lexJinja';
import { parsePrinted, parseStatement } from './parseStatement';
import type { Segment } from './segment';
import { readStructure, type Structure } from './structure';
import type { Tag } from './tag';

/** A template read as far as it can be. All spans count in its text. */
export interface JinjaDocument {
  readonly text: string;
  /** Cover the text without gaps. */
  readonly segments: readonly Segment[];
  readonly tags: readonly Tag[];
  readonly structure: Structure;
  /** Every call of every tag, in every branch, in the order of the text; none from comments and raw stretches. */
  readonly calls: readonly JinjaCall[];
}

/** Reads a template: pure, tolerant of anything, linear in the length of the text. */
export function parseJinja(text: string): JinjaDocument {
  const segments = lexJinja(text);
  const tags: Tag[] = [];
  for (const segment of segments) {
    if (segment.kind === 'expression') tags.push({ kind: 'print', segment, expressions: parsePrinted(segment) });
    else if (segment.kind === 'statement')
      tags.push({ kind: 'statement', segment, statement: parseStatement(segment) });
  }
  const statements = tags.filter(tag => tag.kind === 'statement');
  return {
    text,
    segments,
    tags,
    structure: readStructure(statements, text.length),
    calls: tags.flatMap(tag => callsOf(tag)),
  };
}
