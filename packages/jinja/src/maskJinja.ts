import { keptBranch, truthOf, type Truth } from './branches';
import type { ConditionalExpression, Expression } from './expression';
import { dottedName } from './jinjaCall';
import type { JinjaDocument } from './parseJinja';
import type { Span } from './span';
import type { Block } from './structure';
import type { PrintTag } from './tag';

/** A stand-in for what a tag prints. */
export interface Placeholder {
  /** Where it stands, in the mask as in the source: the first line of the tag. */
  readonly span: Span;
  readonly tag: PrintTag;
  /** What is printed; `undefined` for an empty tag. */
  readonly expression: Expression | undefined;
}

/** SQL of the same length as the template: every offset in one is the same place in the other. */
export interface JinjaMask {
  readonly sql: string;
  readonly placeholders: readonly Placeholder[];
}

/** Functions of dbt that print nothing. */
const SILENT = new Set(['config', 'log', 'print', 'do', 'exceptions.warn', 'set_sql_header']);
/** Blocks whose body is not part of the surrounding SQL. */
const APART = new Set(['macro', 'test', 'data_test', 'materialization', 'docs', 'set', 'call']);

/**
 * Turns a template into SQL of the same length.
 *
 * What a tag prints becomes an identifier (`{{ ref('x') }}_new` is one word), statements, comments and calls that print
 * nothing become blanks, line ends stay. Of an `if` the first branch that may be taken is kept, and a loop is one pass;
 * the bodies of macros, of `set` blocks and of `call` blocks are blank. Raw stretches stay as they are.
 * @param truth what is known of conditions
 */
export function maskJinja(document: JinjaDocument, truth: Truth = () => undefined): JinjaMask {
  const hidden = document.structure.blocks.flatMap(block => hiddenBy(block, truth)).sort((a, b) => a.start - b.start);
  const isHidden = hiddenTest(hidden);
  const parts: string[] = [];
  const placeholders: Placeholder[] = [];
  const prints = new Map(
    document.tags.filter(tag => tag.kind === 'print').map(tag => [tag.segment.span.start, tag] as const),
  );
  for (const { kind, span, ...segment } of document.segments) {
    const text = document.text.slice(span.start, span.end);
    const tag = prints.get(span.start);
    if (isHidden(span.start)) parts.push(blank(text));
    else if (kind === 'text') parts.push(text);
    else if (kind === 'raw' && 'inner' in segment) parts.push(keepInner(text, span, segment.inner));
    else if (tag !== undefined && !isSilent(tag, truth)) {
      const mark = placeholderText(text, placeholders.length);
      placeholders.push({
        span: { start: span.start, end: span.start + mark.length },
        tag,
        expression: tag.expressions[0],
      });
      parts.push(mark + blank(text.slice(mark.length)));
    } else parts.push(blank(text));
  }
  return { sql: parts.join(''), placeholders };
}

function hiddenBy(block: Block, truth: Truth): Span[] {
  // A block that is not ended yet is still being typed: hiding it would blank the rest of the file.
  if (APART.has(block.keyword) && block.close !== undefined) return [block.span];
  const kept = block.keyword === 'if' ? keptBranch(block, truth).branch : undefined;
  const hidden = block.keyword === 'if' ? block.branches.filter(branch => branch !== kept) : [];
  const inner = block.branches.flatMap(branch => branch.children.flatMap(child => hiddenBy(child, truth)));
  return [...hidden.map(({ body }) => body), ...inner];
}

/** A test for offsets that only grow. */
function hiddenTest(spans: readonly Span[]): (offset: number) => boolean {
  let next = 0;
  let hiddenUntil = 0;
  return offset => {
    for (let span = spans[next]; span !== undefined && span.start <= offset; span = spans[++next])
      hiddenUntil = Math.max(hiddenUntil, span.end);
    return offset < hiddenUntil;
  };
}

function isSilent(tag: PrintTag, truth: Truth): boolean {
  const [expression] = tag.expressions;
  if (expression?.kind === 'conditional') return printsNothing(expression, truth);
  if (expression?.kind !== 'call') return false;
  const name = dottedName(expression.callee);
  return name !== undefined && SILENT.has(name);
}

/** `{{ ',' if not loop.last }}` of a loop that is read as one pass. */
function printsNothing(expression: ConditionalExpression, truth: Truth): boolean {
  const taken = truthOf(expression.condition, truth);
  if (taken === undefined) return false;
  const printed = taken ? expression.then : expression.otherwise;
  return printed === undefined || (printed.kind === 'string' && printed.value.trim() === '');
}

/** An identifier over the first line of the tag, numbered where there is room: `_j3____________`. */
function placeholderText(text: string, index: number): string {
  const line = text.search(/[\r\n]/);
  const length = line < 0 ? text.length : line;
  return `_j${index}`.slice(0, length).padEnd(length, '_');
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function keepInner(text: string, span: Span, inner: Span): string {
  const start = inner.start - span.start;
  const end = inner.end - span.start;
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}
