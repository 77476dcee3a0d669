import { readName, type DottedName } from '../name';
import type { Token } from '../token';
import type { Cursor } from './cursor';
import { NILADIC_FUNCTIONS, SET_OPERATORS, startsExpression } from './keywords';
import { parseCall } from './parseCall';
import { parseCase } from './parseCase';
import type { Expression } from './syntaxTree';

const TYPED_LITERALS = new Set(['DATE', 'TIME', 'TIMESTAMP']);
const CONSTANTS: Readonly<Record<string, string | undefined>> = {
  TRUE: 'BOOLEAN',
  FALSE: 'BOOLEAN',
  UNKNOWN: 'BOOLEAN',
  NULL: undefined,
  DEFAULT: undefined,
};

/** A value without operators around; a hole where none begins. */
export function parsePrimary(cursor: Cursor): Expression {
  const { token } = cursor;
  if (token === undefined || !startsExpression(token, cursor.tokens[cursor.at + 1])) return hole(cursor);
  switch (token.kind) {
    case 'string':
      return literal(cursor, 'VARCHAR');
    case 'number':
      return literal(cursor, numberType(token.text));
    case 'punctuation':
      return token.text === '(' || token.text === '[' ? group(cursor) : braces(cursor);
    case 'operator':
      cursor.at += 1;
      return token.text === '*'
        ? { kind: 'star', span: token.span, qualifier: undefined }
        : { kind: 'other', span: token.span, parts: [] };
    default:
      return word(cursor, token);
  }
}

/** What is missing is told of by the token before, which asks for it. */
function hole(cursor: Cursor): Expression {
  const before = cursor.tokens[cursor.at - 1];
  if (before !== undefined) cursor.fault('expression', before.span, 'expression');
  const at = cursor.lastEnd;
  return { kind: 'hole', span: { start: at, end: at } };
}

function literal(cursor: Cursor, type: string | undefined): Expression {
  const span = (cursor.token as Token).span; // Who calls this has looked at the token.
  cursor.at += 1;
  return { kind: 'literal', span, type };
}

function numberType(text: string): string {
  if (/e/i.test(text)) return 'DOUBLE';
  const [whole = '', fraction] = text.split('.');
  if (fraction !== undefined) return `DECIMAL(${Math.max(whole.length + fraction.length, 1)},${fraction.length})`;
  return Number(text) <= 2_147_483_647 ? 'INTEGER' : 'BIGINT';
}

function word(cursor: Cursor, token: Token): Expression {
  const { keyword } = token;
  if (keyword === 'CASE') return parseCase(cursor);
  if (keyword === 'EXISTS' && cursor.isMark('(', 1)) return exists(cursor);
  if (keyword === 'INTERVAL' && cursor.tokens[cursor.at + 1] !== undefined) return interval(cursor);
  if (TYPED_LITERALS.has(keyword) && cursor.tokens[cursor.at + 1]?.kind === 'string') return typedLiteral(cursor);
  if (/^(ARRAY|MAP|MULTISET)$/.test(keyword) && cursor.isMark('[', 1)) {
    cursor.at += 1;
    return group(cursor);
  }
  const next = cursor.tokens[cursor.at + 1];
  // `x'0a'`: a letter before a string tells what it is.
  if (next?.kind === 'string' && next.span.start === token.span.end) {
    cursor.at += 1;
    return literal(cursor, keyword === 'X' ? 'VARBINARY' : 'VARCHAR');
  }
  if (keyword === 'U' && cursor.isMark('&', 1) && cursor.tokens[cursor.at + 2]?.kind === 'string') {
    cursor.at += 2;
    return literal(cursor, 'VARCHAR');
  }
  const dotted = cursor.isMark('.', 1);
  if (Object.hasOwn(CONSTANTS, keyword) && !dotted) return literal(cursor, CONSTANTS[keyword]);
  const read = readName(cursor.tokens, cursor.at) as { name: DottedName; next: number }; // A word is a name.
  const { name } = read;
  cursor.at = read.next;
  if (name.dangling && cursor.isMark('*')) {
    cursor.at += 1;
    return { kind: 'star', span: cursor.from(name.span.start), qualifier: name };
  }
  if (cursor.isMark('(') && !name.dangling) return parseCall(cursor, name);
  if (NILADIC_FUNCTIONS.has(keyword) && !dotted) return niladic(name);
  return { kind: 'name', span: name.span, name };
}

function niladic(name: DottedName): Expression {
  const upper = (name.parts[0]?.value ?? '').toUpperCase();
  return {
    kind: 'call',
    span: name.span,
    name: upper,
    nameSpan: name.span,
    args: [],
    modifiers: [],
    parentheses: false,
  };
}

function exists(cursor: Cursor): Expression {
  const start = cursor.start;
  cursor.at += 1;
  const inner = group(cursor);
  const span = cursor.from(start);
  return inner.kind === 'subquery' ? { ...inner, span, exists: true } : { kind: 'condition', span, parts: [inner] };
}

/** `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL '250' DAY(3)`. */
function interval(cursor: Cursor): Expression {
  const start = cursor.start;
  cursor.at += 1;
  if (cursor.isMark('-') || cursor.isMark('+')) cursor.at += 1;
  const value = parsePrimary(cursor);
  const unit = cursor.keyword();
  if (/^(YEAR|QUARTER|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND)S?$/.test(unit)) {
    cursor.at += 1;
    if (cursor.isMark('(')) cursor.skipGroup();
    if (cursor.takeWord('TO')) cursor.at += 1;
    if (cursor.isMark('(')) cursor.skipGroup();
  }
  const type = /^(YEAR|QUARTER|MONTH)/.test(unit) ? 'INTERVAL YEAR' : 'INTERVAL DAY';
  return { kind: 'cast', span: cursor.from(start), value, type };
}

function typedLiteral(cursor: Cursor): Expression {
  const start = cursor.start;
  const type = cursor.keyword();
  cursor.at += 2;
  return { kind: 'literal', span: cursor.from(start), type };
}

/** `(…)` and `[…]`: a query, a value, or several. */
function group(cursor: Cursor): Expression {
  const opening = cursor.token as Token; // Who calls this has seen the parenthesis.
  cursor.at += 1;
  cursor.open += 1;
  if (cursor.startsQuery()) {
    const query = cursor.query();
    cursor.close(opening);
    return { kind: 'subquery', span: cursor.from(opening.span.start), query, exists: false };
  }
  const empty = cursor.isMark(')') || cursor.isMark(']');
  const items = empty ? [] : cursor.expressions();
  const [first] = items;
  if (items.length === 1 && first?.kind === 'subquery' && SET_OPERATORS.has(cursor.keyword())) {
    const query = cursor.continueQuery(first.query);
    cursor.close(opening);
    return { kind: 'subquery', span: cursor.from(opening.span.start), query, exists: false };
  }
  cursor.close(opening);
  const bracket = opening.text === '[' ? '[' : '(';
  return { kind: 'group', span: cursor.from(opening.span.start), items, bracket };
}

/** `{d '2020-01-01'}` and whatever else stands in braces. */
function braces(cursor: Cursor): Expression {
  const start = cursor.start;
  while (cursor.token !== undefined && !cursor.isMark('}')) cursor.at += 1;
  cursor.takeMark('}');
  return { kind: 'other', span: cursor.from(start), parts: [] };
}
