import { callsOf, type JinjaCall } from './jinjaCall';
import { lexJinja } from './lexJinja';
import { parsePrinted, parseStatement } from './parseStatement';
import type { Segment, TagSegment } from './segment';
import { readStructure, type Structure } from './structure';
import type { SyntaxProblem } from './syntaxProblem';
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
  /** What Jinja could not read, in the order of the text; blocks without a partner are told by `structure`. */
  readonly problems: readonly SyntaxProblem[];
}

/** Reads a template: pure, tolerant of anything, linear in the length of the text. */
export function parseJinja(text: string): JinjaDocument {
  const segments = lexJinja(text);
  const tags: Tag[] = [];
  const problems: SyntaxProblem[] = [];
  for (const segment of segments) {
    const { tag, problem } = readSegment(segment);
    if (tag !== undefined) tags.push(tag);
    if (problem !== undefined) problems.push(problem);
  }
  const statements = tags.filter(tag => tag.kind === 'statement');
  return {
    text,
    segments,
    tags,
    structure: readStructure(statements, text.length),
    calls: tags.flatMap(tag => callsOf(tag)),
    problems,
  };
}

function readSegment(segment: Segment): { readonly tag?: Tag; readonly problem: SyntaxProblem | undefined } {
  switch (segment.kind) {
    case 'text':
      return { problem: undefined };
    case 'comment':
      return { problem: segment.closed ? undefined : openAt('unclosedComment', segment.span.start, '#}') };
    case 'raw':
      return { problem: segment.closed ? undefined : openAt('unclosedRaw', segment.span.start, 'endraw') };
    case 'expression': {
      const { value, problem } = parsePrinted(segment);
      return { tag: { kind: 'print', segment, expressions: value }, problem: openPart(segment) ?? problem };
    }
    case 'statement': {
      const { value, problem } = parseStatement(segment);
      return { tag: { kind: 'statement', segment, statement: value }, problem: openPart(segment) ?? problem };
    }
  }
}

/** A string or the tag itself without its end: whatever else is wrong in the tag comes from that. */
function openPart({ kind, span, tokens, closed }: TagSegment): SyntaxProblem | undefined {
  const string = tokens.find(token => token.kind === 'string' && !token.closed);
  if (string !== undefined) return { kind: 'unclosedString', span: string.span };
  return closed ? undefined : openAt('unclosedTag', span.start, kind === 'expression' ? '}}' : '%}');
}

function openAt(kind: SyntaxProblem['kind'], start: number, expected: string): SyntaxProblem {
  return { kind, span: { start, end: start + 2 }, expected };
}
