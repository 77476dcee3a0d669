import type { Cursor } from './cursor';
import { startsExpression } from './keywords';
import { parsePrimary } from './parsePrimary';
import { parseType } from './parseType';
import type { Expression } from './syntaxTree';

/** How tightly operators bind, the loosest first. */
const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARISON = 4;
const SUM = 5;
const PRODUCT = 6;
const SIGN = 7;

const COMPARISONS = new Set(['=', '<>', '!=', '<', '>', '<=', '>=', '<=>']);
const TESTS = new Set(['IS', 'IN', 'LIKE', 'ILIKE', 'RLIKE', 'SIMILAR', 'BETWEEN', 'OVERLAPS', 'CONTAINS']);
const CHOICES = new Set(['ANY', 'ALL', 'SOME']);

/**
 * A value with operators; ends before the first token that does not belong to it.
 * @param least the level that an operator must reach to be taken
 */
export function parseExpression(cursor: Cursor, least: number): Expression {
  let left = prefix(cursor);
  for (;;) {
    const next = postfix(cursor, left) ?? unknownText(cursor, left) ?? infix(cursor, left, least);
    if (next === undefined) return left;
    left = next;
  }
}

function prefix(cursor: Cursor): Expression {
  const start = cursor.start;
  if (cursor.takeWord('NOT')) return { kind: 'condition', parts: [cursor.expression(NOT)], span: cursor.from(start) };
  if (!cursor.isMark('-') && !cursor.isMark('+')) return parsePrimary(cursor);
  cursor.at += 1;
  const operand = cursor.expression(SIGN);
  return { kind: 'operation', operators: [], operands: [operand], span: cursor.from(start) };
}

/** `x[0]`, `f(x).field`, `x::type`, `x AT TIME ZONE 'utc'`, `x COLLATE c`. */
function postfix(cursor: Cursor, left: Expression): Expression | undefined {
  const { start } = left.span;
  if (cursor.takeMark('::')) {
    const value = left.kind === 'cast' ? left.value : left;
    return { kind: 'cast', value, type: parseType(cursor), span: cursor.from(start) };
  }
  if (cursor.isMark('[') && left.kind !== 'literal') return element(cursor, left);
  if (cursor.isMark('.') && ['access', 'call', 'group'].includes(left.kind)) {
    cursor.at += 1;
    if (cursor.token?.kind === 'word' || cursor.token?.kind === 'quoted' || cursor.isMark('*')) cursor.at += 1;
    return { kind: 'access', ...accessed(left), span: cursor.from(start) };
  }
  if (cursor.keyword() === 'AT' && cursor.keyword(1) === 'TIME') cursor.at += 4;
  if (cursor.keyword() === 'COLLATE') cursor.at += 2;
  return undefined;
}

function accessed(left: Expression): { readonly value: Expression; readonly indexes: readonly Expression[] } {
  return left.kind === 'access' ? left : { value: left, indexes: [] };
}

function element(cursor: Cursor, left: Expression): Expression {
  const opening = cursor.token;
  cursor.at += 1;
  cursor.open += 1;
  const index = cursor.expression();
  if (opening !== undefined) cursor.close(opening);
  const { value, indexes } = accessed(left);
  return { kind: 'access', value, indexes: [...indexes, index], span: cursor.from(left.span.start) };
}

/** Text that is not known, where an operator is expected: it may stand for `and x = 1`, for `+`, or for nothing. */
function unknownText(cursor: Cursor, left: Expression): Expression | undefined {
  if (!cursor.isOpaque(cursor.token) || cursor.keyword(-1) === 'AS') return undefined;
  cursor.at += 1;
  const parts = left.kind === 'other' ? left.parts : [left];
  if (!startsExpression(cursor.token, cursor.tokens[cursor.at + 1]) || cursor.isMark('*'))
    return { kind: 'other', parts, span: cursor.from(left.span.start) };
  const next = cursor.expression(COMPARISON);
  return { kind: 'other', parts: [...parts, next], span: cursor.from(left.span.start) };
}

function infix(cursor: Cursor, left: Expression, least: number): Expression | undefined {
  const level = levelAt(cursor);
  if (level === undefined || level < least) return undefined;
  if (level === COMPARISON && !COMPARISONS.has(cursor.token?.text ?? '')) return test(cursor, left);
  const operators: string[] = [];
  const operands = [left];
  while (levelAt(cursor) === level && (level !== COMPARISON || COMPARISONS.has(cursor.token?.text ?? ''))) {
    operators.push(cursor.keyword() || (cursor.token?.text ?? ''));
    cursor.at += 1;
    if (CHOICES.has(cursor.keyword()) && cursor.isMark('(', 1)) cursor.at += 1;
    operands.push(cursor.expression(level + 1));
  }
  return { kind: 'operation', operators, operands, span: cursor.from(left.span.start) };
}

function levelAt(cursor: Cursor): number | undefined {
  const { token } = cursor;
  if (token?.kind === 'word') return wordLevel(cursor);
  if (token?.kind !== 'operator') return undefined;
  if (COMPARISONS.has(token.text)) return COMPARISON;
  if (token.text === '*' || token.text === '/' || token.text === '%') return PRODUCT;
  return ['+', '-', '||', '&', '|', '^', '->'].includes(token.text) ? SUM : undefined;
}

function wordLevel(cursor: Cursor): number | undefined {
  const keyword = cursor.keyword();
  if (keyword === 'OR') return OR;
  if (keyword === 'AND') return AND;
  if (keyword === 'NOT') return TESTS.has(cursor.keyword(1)) && cursor.keyword(1) !== 'IS' ? COMPARISON : undefined;
  if (keyword === 'SIMILAR') return cursor.keyword(1) === 'TO' ? COMPARISON : undefined;
  // CONTAINS and OVERLAPS are names as well.
  if (keyword === 'CONTAINS' || keyword === 'OVERLAPS')
    return startsExpression(cursor.tokens[cursor.at + 1], cursor.tokens[cursor.at + 2]) ? COMPARISON : undefined;
  return TESTS.has(keyword) ? COMPARISON : undefined;
}

/** `is [not] null`, `[not] in (…)`, `[not] between a and b`, `[not] like 'x' escape '!'`. */
function test(cursor: Cursor, left: Expression): Expression {
  const parts = left.kind === 'condition' && left.parts.length > 0 ? [...left.parts] : [left];
  cursor.takeWord('NOT');
  const keyword = cursor.keyword();
  cursor.at += 1;
  if (keyword === 'IS') parts.push(...isTest(cursor));
  else if (keyword === 'BETWEEN') parts.push(...bounds(cursor));
  else {
    if (keyword === 'SIMILAR') cursor.takeWord('TO');
    parts.push(cursor.expression(SUM));
    if (cursor.takeWord('ESCAPE')) parts.push(cursor.expression(SUM));
  }
  return { kind: 'condition', parts, span: cursor.from(left.span.start) };
}

function isTest(cursor: Cursor): readonly Expression[] {
  cursor.takeWord('NOT');
  if (cursor.keyword() === 'DISTINCT' && cursor.keyword(1) === 'FROM') {
    cursor.at += 2;
    return [cursor.expression(SUM)];
  }
  if (['NULL', 'TRUE', 'FALSE', 'UNKNOWN', 'NORMALIZED', 'EMPTY', 'JSON'].includes(cursor.keyword())) cursor.at += 1;
  else if (cursor.isOpaque(cursor.token)) cursor.at += 1;
  else cursor.fault('expression', cursor.tokens[cursor.at - 1]?.span ?? cursor.from(cursor.start), 'NULL');
  return [];
}

function bounds(cursor: Cursor): readonly Expression[] {
  if (cursor.keyword() === 'SYMMETRIC' || cursor.keyword() === 'ASYMMETRIC') cursor.at += 1;
  const least = cursor.expression(SUM);
  if (cursor.takeWord('AND')) return [least, cursor.expression(SUM)];
  cursor.fault('keyword', cursor.tokens[cursor.at - 1]?.span ?? least.span, 'AND');
  return [least];
}
