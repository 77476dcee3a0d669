import type { DottedName } from '../name';
import type { Token } from '../token';
import type { Cursor } from './cursor';
import { CLAUSE_STARTS, FROM_FUNCTIONS, startsExpression, TIME_UNITS, UNIT_FUNCTIONS } from './keywords';
import { parseOrdering } from './parseOrdering';
import { parseType } from './parseType';
import { parseWindow } from './parseWindow';
import type { Expression, FunctionCall } from './syntaxTree';

/** Words between the arguments of some functions, in place of a comma. */
const CONNECTORS = new Set(['FOR', 'PLACING', 'IN', 'VALUE', 'SEPARATOR']);

/** A call from its parenthesis on; FILTER, OVER and the like belong to it. */
export function parseCall(cursor: Cursor, name: DottedName): Expression {
  const opening = cursor.token as Token; // Who calls this has seen the parenthesis.
  const upper = name.parts.map(({ value }) => value.toUpperCase()).join('.');
  cursor.at += 1;
  cursor.open += 1;
  if (/^(TRY_|SAFE_)?CAST$/.test(upper)) return castCall(cursor, name, opening);
  if (cursor.keyword() === 'DISTINCT' || cursor.keyword() === 'ALL') cursor.at += 1;
  const args = argumentsOf(cursor, upper);
  cursor.close(opening);
  const modifiers = modifiersOf(cursor);
  return {
    kind: 'call',
    span: cursor.from(name.span.start),
    name: upper,
    nameSpan: name.span,
    args,
    modifiers,
    parentheses: true,
  } satisfies FunctionCall;
}

function castCall(cursor: Cursor, name: DottedName, opening: Token): Expression {
  const value = cursor.expression();
  const type = cursor.takeWord('AS') ? parseType(cursor) : undefined;
  cursor.close(opening);
  return { kind: 'cast', span: cursor.from(name.span.start), value, type };
}

function argumentsOf(cursor: Cursor, name: string): readonly Expression[] {
  const args: Expression[] = [];
  if (cursor.isMark(')')) return args;
  if (name === 'TRIM' && /^(BOTH|LEADING|TRAILING)$/.test(cursor.keyword())) {
    cursor.at += 1;
    cursor.takeWord('FROM');
  }
  if (UNIT_FUNCTIONS.has(name) && TIME_UNITS.has(cursor.keyword()) && !cursor.isMark('(', 1)) {
    cursor.at += 1;
    args.push({ kind: 'literal', span: cursor.from(cursor.tokens[cursor.at - 1]?.span.start ?? 0), type: undefined });
    if (!cursor.takeMark(',') && !(FROM_FUNCTIONS.has(name) && cursor.takeWord('FROM'))) return args;
  }
  do {
    argument(cursor, args);
    restOfArgument(cursor, name, args);
  } while (cursor.takeMark(','));
  return args;
}

function argument(cursor: Cursor, args: Expression[]): void {
  if (cursor.isMark('=>', 1)) cursor.at += 2;
  if (cursor.startsQuery()) {
    const query = cursor.query();
    args.push({ kind: 'subquery', span: query.span, query, exists: false });
  } else {
    args.push(cursor.expression());
  }
}

/** What functions put between and behind their arguments besides commas, as `substring(x from 1 for 2)`. */
function restOfArgument(cursor: Cursor, name: string, args: Expression[]): void {
  while (cursor.token !== undefined && !cursor.isMark(',') && !cursor.isMark(')') && !cursor.isMark(']')) {
    const keyword = cursor.keyword();
    if (CONNECTORS.has(keyword) || cursor.isMark(':') || (keyword === 'FROM' && FROM_FUNCTIONS.has(name))) {
      cursor.at += 1;
      args.push(cursor.expression());
    } else if (keyword === 'RETURNING') {
      cursor.at += 1;
      parseType(cursor);
    } else if (keyword === 'ORDER' && cursor.keyword(1) === 'BY') {
      args.push(...parseOrdering(cursor));
    } else if (keyword === 'AS' || (CLAUSE_STARTS.has(keyword) && keyword !== 'ON')) {
      return;
    } else if (keyword === '' && startsExpression(cursor.token, cursor.tokens[cursor.at + 1])) {
      args.push(cursor.expression());
    } else {
      // `null on null`, `ignore nulls`, `to month`: words that name nothing.
      cursor.at += 1;
    }
  }
}

function modifiersOf(cursor: Cursor): readonly Expression[] {
  const modifiers: Expression[] = [];
  for (;;) {
    const [word, next] = [cursor.keyword(), cursor.keyword(1)];
    if ((word === 'IGNORE' || word === 'RESPECT') && next === 'NULLS') {
      cursor.at += 2;
    } else if (word === 'WITHIN' && next === 'GROUP') {
      cursor.at += 2;
      if (cursor.isMark('(')) modifiers.push(...parseWindow(cursor));
    } else if (word === 'FILTER' && cursor.isMark('(', 1)) {
      modifiers.push(...filterOf(cursor));
    } else if (word === 'OVER') {
      cursor.at += 1;
      if (cursor.isMark('(')) modifiers.push(...parseWindow(cursor));
      else if (cursor.token?.kind === 'quoted' || /^\w/.test(word)) cursor.at += windowName(cursor);
    } else {
      return modifiers;
    }
  }
}

/** The name of a window takes one token; a clause that follows at once leaves it out. */
function windowName(cursor: Cursor): number {
  const { token } = cursor;
  return token?.kind === 'quoted' || (token?.kind === 'word' && !CLAUSE_STARTS.has(token.keyword)) ? 1 : 0;
}

function filterOf(cursor: Cursor): readonly Expression[] {
  const opening = cursor.tokens[cursor.at + 1] as Token; // FILTER was seen with its parenthesis.
  cursor.at += 2;
  cursor.open += 1;
  cursor.takeWord('WHERE');
  const condition = cursor.expression();
  cursor.close(opening);
  return [condition];
}
