import { CLAUSE_WORDS, type NamePart } from '../name';
import { isName, type Token } from '../token';
import type { Cursor } from './cursor';
import type { CteItem, Query } from './syntaxTree';

/** `WITH [RECURSIVE] a AS (…), b (x, y) AS (…)`, when the cursor stands at one. */
export function parseWith(cursor: Cursor): Pick<Query, 'ctes' | 'recursive'> {
  const ctes: CteItem[] = [];
  if (!cursor.takeWord('WITH')) return { ctes, recursive: false };
  const recursive = cursor.keyword() === 'RECURSIVE' && isName(cursor.tokens[cursor.at + 1]);
  if (recursive) cursor.at += 1;
  for (;;) {
    if (cursor.isOpaque(cursor.token) && !isNamed(cursor)) {
      cursor.at += 1;
    } else if (isName(cursor.token) && !CLAUSE_WORDS.has(cursor.token.keyword)) {
      ctes.push(cte(cursor));
    } else {
      missingName(cursor);
      return { ctes, recursive };
    }
    if (cursor.takeMark(',')) continue;
    if (!isName(cursor.token) || CLAUSE_WORDS.has(cursor.token.keyword)) break;
    if (!isNamed(cursor) && !cursor.isOpaque(cursor.token)) break;
    cursor.structuralFault('comma', cursor.token.span, ',');
  }
  return { ctes, recursive };
}

/** Whether the name at hand is that of a query: AS or a list of columns follows. */
function isNamed(cursor: Cursor): boolean {
  return cursor.keyword(1) === 'AS' || cursor.isMark('(', 1);
}

/** `with` and nothing, or a comma behind the last query. */
function missingName(cursor: Cursor): void {
  const before = cursor.tokens[cursor.at - 1];
  if (before !== undefined) cursor.fault('name', before.span, 'name');
}

function cte(cursor: Cursor): CteItem {
  const name = cursor.takePart();
  const columns = cursor.startsQuery(1) ? [] : parseColumnNames(cursor);
  if (!cursor.takeWord('AS')) cursor.structuralFault('keyword', name.span, 'AS');
  cursor.takeWord('NOT');
  cursor.takeWord('MATERIALIZED');
  const opening = cursor.token;
  if (opening === undefined || !cursor.takeMark('(')) return withoutBody(cursor, name, columns);
  cursor.open += 1;
  const query = cursor.query();
  skipRest(cursor);
  const end = cursor.start;
  cursor.close(opening);
  return { name, columns, span: cursor.from(name.span.start), body: { start: opening.span.end, end }, query };
}

function withoutBody(cursor: Cursor, name: NamePart, columns: readonly NamePart[]): CteItem {
  cursor.structuralFault('keyword', cursor.tokens[cursor.at - 1]?.span ?? name.span, '(');
  const span = { start: cursor.lastEnd, end: cursor.lastEnd };
  const query: Query = {
    span,
    reach: span,
    ctes: [],
    recursive: false,
    arms: [{ kind: 'unknown', span, reach: span }],
    tail: [],
  };
  return { name, columns, span: cursor.from(name.span.start), body: span, query };
}

/** Whatever keeps the body from ending is told once and left out. */
function skipRest(cursor: Cursor): void {
  const { token } = cursor;
  if (token === undefined || cursor.isMark(')')) return;
  cursor.structuralFault('stray', token.span, ')');
  while (cursor.at < cursor.tokens.length && !cursor.isMark(')')) {
    if (cursor.isMark('(')) cursor.skipGroup();
    else cursor.at += 1;
  }
}

/** `(a, b)` behind the name of a CTE or the alias of a table. */
export function parseColumnNames(cursor: Cursor): readonly NamePart[] {
  const opening = cursor.token as Token; // Not used unless it is a parenthesis.
  if (!cursor.takeMark('(')) return [];
  cursor.open += 1;
  const names: NamePart[] = [];
  while (cursor.token !== undefined && !cursor.isMark(')')) {
    const { token } = cursor;
    if (!isName(token) && !cursor.isMark(',')) break;
    if (isName(token) && CLAUSE_WORDS.has(token.keyword)) break;
    if (isName(token)) names.push(cursor.takePart());
    else cursor.at += 1;
  }
  cursor.close(opening);
  return names;
}
