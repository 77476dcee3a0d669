import type { Argument, Expression } from './expression';
import { ExpressionParser } from './parseExpression';
import type { TagSegment } from './segment';
import type { Statement } from './statement';

const NAMED = new Set(['macro', 'test', 'data_test', 'materialization', 'snapshot', 'docs', 'block']);

/** Reads what a statement tag says. A tag without a word, as in `{% %}`, has the keyword ''. */
export function parseStatement(tag: TagSegment): Statement {
  const first = tag.tokens[0];
  const keyword = first?.kind === 'name' ? first.text : '';
  const keywordSpan = first?.span ?? { start: tag.inner.start, end: tag.inner.start };
  const base = { keyword, keywordSpan };
  const parser = new ExpressionParser(tag.tokens, keyword === '' ? 0 : 1, tag.inner.end);
  if (keyword === 'if' || keyword === 'elif') return { ...base, kind: 'if', condition: parser.parse() };
  if (keyword === 'set') return { ...base, kind: 'set', ...parseSet(parser) };
  if (keyword === 'for') return { ...base, kind: 'for', ...parseFor(parser) };
  if (NAMED.has(keyword)) return { ...base, kind: 'named', ...parseNamed(parser) };
  if (parser.done) return { ...base, kind: 'bare' };
  return { ...base, kind: 'other', expressions: parseAll(parser) };
}

/** Reads the expression of a `{{ … }}` tag; more than one where the text is broken. */
export function parsePrinted(tag: TagSegment): readonly Expression[] {
  return parseAll(new ExpressionParser(tag.tokens, 0, tag.inner.end));
}

function parseAll(parser: ExpressionParser): readonly Expression[] {
  const expressions: Expression[] = [];
  while (!parser.done) {
    const before = parser.at;
    const expression = parser.parse();
    if (expression.kind !== 'hole') expressions.push(expression);
    if (parser.at === before) parser.skip();
  }
  return expressions;
}

function parseTargets(parser: ExpressionParser): readonly Expression[] {
  const targets: Expression[] = [];
  do {
    const target = parser.parseOperand();
    if (target.kind !== 'hole') targets.push(target);
  } while (parser.take(','));
  return targets;
}

function parseSet(parser: ExpressionParser): { targets: readonly Expression[]; value: Expression | undefined } {
  const targets = parseTargets(parser);
  if (!parser.take('=')) return { targets, value: undefined };
  const items = [parser.parse()];
  while (parser.take(',')) items.push(parser.parse());
  const [first] = items;
  if (first === undefined || items.length === 1) return { targets, value: first };
  const end = items.at(-1)?.span.end ?? first.span.end;
  return { targets, value: { kind: 'list', items, span: { start: first.span.start, end } } };
}

function parseFor(parser: ExpressionParser): {
  targets: readonly Expression[];
  iterable: Expression;
  condition: Expression | undefined;
} {
  const targets = parseTargets(parser);
  parser.take('in');
  const iterable = parser.parseUnconditional();
  return { targets, iterable, condition: parser.take('if') ? parser.parse() : undefined };
}

function parseNamed(parser: ExpressionParser): {
  name: string;
  nameSpan: { start: number; end: number };
  parameters: readonly Argument[];
} {
  const head = parser.parseOperand();
  const callee = head.kind === 'call' ? head.callee : head;
  const parameters = head.kind === 'call' ? head.args : [];
  return { name: callee.kind === 'name' ? callee.name : '', nameSpan: callee.span, parameters };
}
