import type { NamePart } from '../name';
import { isName } from '../token';
import type { Cursor } from './cursor';
import { CLAUSE_STARTS, isBareAlias, JOIN_WORDS, SET_OPERATORS, startsExpression } from './keywords';
import { parseFrom } from './parseFrom';
import { parseWindow } from './parseWindow';
import type { Clause, Expression, FromEntry, Select, SelectItem } from './syntaxTree';

/** What has been read of a SELECT. */
export interface SelectParts {
  readonly from: FromEntry[];
  readonly clauses: Clause[];
}

/** Words that belong to the query around the SELECT. */
const ENDS = new Set([...SET_OPERATORS, 'ORDER', 'LIMIT', 'OFFSET', 'FETCH']);

/** A SELECT without ORDER BY and LIMIT, which belong to the query around. */
export function parseSelect(cursor: Cursor): Select {
  const { start } = cursor;
  cursor.takeWord('SELECT');
  const distinct = cursor.keyword() === 'DISTINCT';
  if (distinct || cursor.keyword() === 'ALL' || cursor.keyword() === 'STREAM') cursor.at += 1;
  const items = selectItems(cursor);
  const parts: SelectParts = { from: [], clauses: [] };
  parts.clauses.push({ kind: 'select', values: [], span: cursor.reachFrom(start) });
  parseClauses(cursor, parts);
  return {
    kind: 'select',
    distinct,
    items,
    targets: [],
    ...parts,
    span: cursor.from(start),
    reach: cursor.reachFrom(start),
  };
}

function selectItems(cursor: Cursor): readonly SelectItem[] {
  const items: SelectItem[] = [];
  do {
    items.push(selectItem(cursor));
    recover(cursor);
  } while (cursor.takeMark(','));
  return items;
}

function selectItem(cursor: Cursor): SelectItem {
  const { token, start } = cursor;
  if (!startsExpression(token, cursor.tokens[cursor.at + 1])) return missingItem(cursor);
  const expression = cursor.expression();
  const announced = cursor.keyword() === 'AS';
  return { expression, announced, alias: alias(cursor), span: cursor.from(start) };
}

function missingItem(cursor: Cursor): SelectItem {
  const at = cursor.lastEnd;
  const before = cursor.tokens[cursor.at - 1];
  if (before !== undefined) cursor.fault('item', before.span, 'expression');
  const span = { start: at, end: at };
  return { expression: { kind: 'hole', span }, announced: false, alias: undefined, span };
}

function alias(cursor: Cursor): NamePart | undefined {
  if (cursor.keyword() !== 'AS') return isBareAlias(cursor.token) ? cursor.takePart() : undefined;
  const as = cursor.token;
  cursor.at += 1;
  const { token } = cursor;
  if (isName(token) && !CLAUSE_STARTS.has(token.keyword)) return cursor.takePart();
  if (token?.kind === 'string') cursor.at += 1;
  else if (as !== undefined) cursor.fault('name', as.span, 'name');
  return undefined;
}

/** Leaves out what keeps an item from ending, up to the next item or clause. */
function recover(cursor: Cursor): void {
  const isEnd = (): boolean => cursor.isMark(',') || endsClause(cursor);
  if (isEnd()) return;
  tellStray(cursor, ',');
  while (!isEnd()) {
    if (cursor.isMark('(')) cursor.skipGroup();
    else cursor.at += 1;
  }
}

/** Whether nothing at hand goes on with a clause; a `)` that closes nothing does not end one. */
function endsClause(cursor: Cursor): boolean {
  if (cursor.token === undefined || CLAUSE_STARTS.has(cursor.keyword())) return true;
  return cursor.isMark(')') && cursor.open > 0;
}

/** The clauses from FROM to WINDOW, in any order; stops at what belongs to the query around. */
export function parseClauses(cursor: Cursor, parts: SelectParts): void {
  while (cursor.token !== undefined && !(cursor.isMark(')') && cursor.open > 0) && !ENDS.has(cursor.keyword())) {
    if (!clause(cursor, parts)) stray(cursor);
  }
}

function clause(cursor: Cursor, parts: SelectParts): boolean {
  const { start } = cursor;
  const keyword = cursor.keyword();
  if (keyword === 'FROM' || JOIN_WORDS.has(keyword)) {
    parseFrom(cursor, parts);
    return true;
  }
  const clause = otherClause(cursor, keyword);
  if (clause !== undefined) parts.clauses.push({ ...clause, span: cursor.reachFrom(start) });
  return clause !== undefined;
}

function otherClause(cursor: Cursor, keyword: string): Omit<Clause, 'span'> | undefined {
  switch (keyword) {
    case 'WHERE':
      return { kind: 'where', values: condition(cursor) };
    case 'HAVING':
      return { kind: 'having', values: condition(cursor) };
    case 'QUALIFY':
      return { kind: 'qualify', values: condition(cursor) };
    case 'GROUP':
      return { kind: 'groupBy', values: grouping(cursor) };
    case 'WINDOW':
      return { kind: 'window', values: windows(cursor) };
    default:
      return undefined;
  }
}

function condition(cursor: Cursor): readonly Expression[] {
  cursor.at += 1;
  return [cursor.expression()];
}

/** `GROUP BY a, ROLLUP (b, c)`, `GROUP BY GROUPING SETS ((a), ())`. */
function grouping(cursor: Cursor): readonly Expression[] {
  cursor.at += 1;
  cursor.takeWord('BY');
  if (cursor.keyword() === 'DISTINCT' || (cursor.keyword() === 'ALL' && !cursor.isMark(',', 1))) cursor.at += 1;
  const values: Expression[] = [];
  do {
    if (cursor.keyword() === 'GROUPING' && cursor.keyword(1) === 'SETS') cursor.at += 2;
    values.push(cursor.expression());
  } while (cursor.takeMark(','));
  return values;
}

function windows(cursor: Cursor): readonly Expression[] {
  cursor.at += 1;
  const values: Expression[] = [];
  do {
    if (isName(cursor.token)) cursor.at += 1;
    cursor.takeWord('AS');
    if (cursor.isMark('(')) values.push(...parseWindow(cursor));
  } while (cursor.takeMark(','));
  return values;
}

/** Tells of a token that belongs to no clause, and goes on at the next. */
function stray(cursor: Cursor): void {
  tellStray(cursor, 'clause');
  do {
    if (cursor.isMark('(')) cursor.skipGroup();
    else cursor.at += 1;
  } while (!endsClause(cursor) && !cursor.isMark(')'));
}

function tellStray(cursor: Cursor, expected: string): void {
  if (cursor.token === undefined) return;
  if (cursor.isMark(')')) cursor.fault('parenthesis', cursor.token.span, '(');
  else cursor.structuralFault('stray', cursor.token.span, expected);
}
