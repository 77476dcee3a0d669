import type { Argument, Expression } from './expression';
import { ExpressionParser } from './parseExpression';
import type { TagSegment } from './segment';
import type { Span } from './span';
import type { Statement } from './statement';
import type { SyntaxProblem } from './syntaxProblem';

const NAMED = new Set(['macro', 'test', 'data_test', 'materialization', 'snapshot', 'docs', 'block']);

/** Statements whose grammar is known here; what others take is for those who know them. */
const STRICT = new Set(['if', 'elif', 'set', 'for', 'macro', 'test', 'data_test', 'do']);
/** Words that may begin a tag, of Jinja with the extensions that dbt turns on, and of dbt. */
const WORDS = new Set(
  (
    'if elif else endif for endfor break continue macro endmacro call endcall filter endfilter set endset do ' +
    'block endblock extends include import from with endwith autoescape endautoescape raw endraw print trans ' +
    'pluralize endtrans debug test endtest data_test enddata_test materialization endmaterialization ' +
    'snapshot endsnapshot docs enddocs'
  ).split(' '),
);

/** What a tag says, and what in it cannot be read. */
export interface Read<T> {
  readonly value: T;
  readonly problem: SyntaxProblem | undefined;
}

/** Reads what a statement tag says. A tag without a word, as in `{% %}`, has the keyword ''. */
export function parseStatement(tag: TagSegment): Read<Statement> {
  const first = tag.tokens[0];
  const keyword = first?.kind === 'name' ? first.text : '';
  const keywordSpan = first?.span ?? { start: tag.inner.start, end: tag.inner.start };
  const base = { keyword, keywordSpan };
  const parser = new ExpressionParser(tag.tokens, keyword === '' ? 0 : 1, tag.inner.end);
  const value = statementOf(base, parser);
  if (!WORDS.has(keyword)) return { value, problem: unknownWord(keyword, keywordSpan) };
  const isEnd = keyword.startsWith('end') && keyword !== 'endblock';
  if (isEnd || keyword === 'else') return { value, problem: problemBehind(tag, keyword) };
  return { value, problem: STRICT.has(keyword) ? parser.problem : undefined };
}

function unknownWord(keyword: string, span: Span): SyntaxProblem {
  return keyword === '' ? { kind: 'expected', span, expected: 'tag' } : { kind: 'unknownTag', span };
}

/** Nothing stands behind `else` and `endif`, but for Python's colon behind the former. */
function problemBehind({ tokens }: TagSegment, keyword: string): SyntaxProblem | undefined {
  const [, second] = tokens;
  const isColon = keyword === 'else' && tokens.length === 2 && second?.kind === 'operator' && second.text === ':';
  return second === undefined || isColon ? undefined : { kind: 'unexpected', span: second.span };
}

function statementOf(base: Pick<Statement, 'keyword' | 'keywordSpan'>, parser: ExpressionParser): Statement {
  const { keyword } = base;
  if (keyword === 'if' || keyword === 'elif') return { ...base, kind: 'if', condition: parseWhole(parser) };
  if (keyword === 'set') return { ...base, kind: 'set', ...parseSet(parser) };
  if (keyword === 'for') return { ...base, kind: 'for', ...parseFor(parser) };
  if (NAMED.has(keyword)) return { ...base, kind: 'named', ...parseNamed(parser) };
  if (keyword === 'do' && parser.done) parser.expect('expression');
  if (parser.done) return { ...base, kind: 'bare' };
  return { ...base, kind: 'other', expressions: parseAll(parser) };
}

/** Reads the expression of a `{{ … }}` tag; more than one in a tuple, and where the text is broken. */
export function parsePrinted(tag: TagSegment): Read<readonly Expression[]> {
  const parser = new ExpressionParser(tag.tokens, 0, tag.inner.end);
  if (parser.done) parser.expect('expression');
  return { value: parseAll(parser), problem: parser.problem };
}

/** An expression behind which nothing may stand but more of a tuple. */
function parseWhole(parser: ExpressionParser): Expression {
  const expression = parser.parse();
  while (parser.take(',') && !parser.done) parser.parse();
  parser.endOpening();
  return expression;
}

function parseAll(parser: ExpressionParser): readonly Expression[] {
  const expressions: Expression[] = [];
  while (!parser.done) {
    const before = parser.at;
    const expression = parser.parse();
    if (expression.kind !== 'hole') expressions.push(expression);
    if (!parser.take(',')) parser.refuseRest();
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
  if (!parser.take('=')) {
    parser.endOpening();
    return { targets, value: undefined };
  }
  const items = [parser.parse()];
  while (parser.take(',')) if (!parser.done) items.push(parser.parse());
  parser.refuseRest();
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
  if (!parser.take('in')) parser.expect('in');
  const iterable = parser.parseUnconditional();
  while (parser.take(',')) if (!parser.done) parser.parseUnconditional();
  const condition = parser.take('if') ? parser.parse() : undefined;
  parser.take('recursive');
  parser.endOpening();
  return { targets, iterable, condition };
}

function parseNamed(parser: ExpressionParser): {
  name: string;
  nameSpan: Span;
  parameters: readonly Argument[];
} {
  const head = parser.parseOperand();
  if (head.kind !== 'call' && head.kind !== 'hole') parser.expect('(');
  refuseParameters(head, parser);
  parser.endOpening();
  const callee = head.kind === 'call' ? head.callee : head;
  const parameters = head.kind === 'call' ? head.args : [];
  return { name: callee.kind === 'name' ? callee.name : '', nameSpan: callee.span, parameters };
}

/** A macro has a name of its own, and its parameters are names. */
function refuseParameters(head: Expression, parser: ExpressionParser): void {
  if (head.kind !== 'call') return;
  if (head.callee.kind !== 'name') parser.refuse({ kind: 'unexpected', span: head.callee.span });
  const wrong = head.args.find(({ name, value }) => name === undefined && value.kind !== 'name');
  if (wrong !== undefined) parser.refuse({ kind: 'unexpected', span: wrong.span });
}
