import type { Token } from '../token';
import type { Cursor } from './cursor';
import { SET_OPERATORS } from './keywords';
import { parseOrdering } from './parseOrdering';
import { parseSelect } from './parseSelect';
import { parseWith } from './parseWith';
import type { Arm, Clause, Expression, Query } from './syntaxTree';

/** A query from its WITH or first SELECT to the token that does not belong to it. */
export function parseQuery(cursor: Cursor): Query {
  const { start } = cursor;
  const { ctes, recursive } = parseWith(cursor);
  return finish(cursor, { start, ctes, recursive, arms: [arm(cursor)] });
}

/** What follows a query in parentheses that turns out to be the first arm of another. */
export function continueQuery(cursor: Cursor, first: Query): Query {
  const { start } = first.span;
  const nested: Arm = { kind: 'nested', span: first.span, reach: first.reach, query: first };
  return finish(cursor, { start, ctes: [], recursive: false, arms: [nested] });
}

interface Beginning {
  readonly start: number;
  readonly ctes: Query['ctes'];
  readonly recursive: boolean;
  readonly arms: Arm[];
}

function finish(cursor: Cursor, { start, ...beginning }: Beginning): Query {
  while (SET_OPERATORS.has(cursor.keyword())) {
    cursor.at += 1;
    if (cursor.keyword() === 'ALL' || cursor.keyword() === 'DISTINCT') cursor.at += 1;
    beginning.arms.push(arm(cursor));
  }
  const tail = tailOf(cursor);
  return { ...beginning, tail, span: cursor.from(start), reach: cursor.reachFrom(start) };
}

function arm(cursor: Cursor): Arm {
  const { start } = cursor;
  if (cursor.keyword() === 'SELECT') return parseSelect(cursor);
  if (cursor.keyword() === 'VALUES') return values(cursor);
  if (cursor.isMark('(')) return nestedQuery(cursor);
  if (cursor.isOpaque(cursor.token)) return unknownArm(cursor);
  // A query that lacks its select list still reads tables.
  if (cursor.keyword() === 'FROM') return parseSelect(cursor);
  const before = cursor.tokens[cursor.at - 1] ?? cursor.token;
  if (before !== undefined) cursor.fault('query', before.span, 'SELECT');
  return { kind: 'unknown', span: { start, end: start }, reach: cursor.reachFrom(start) };
}

/** What a macro prints: a whole query, or its first clauses. */
function unknownArm(cursor: Cursor): Arm {
  const { start } = cursor;
  while (cursor.token !== undefined && !SET_OPERATORS.has(cursor.keyword()) && !cursor.isMark(')')) {
    if (cursor.isMark('(')) cursor.skipGroup();
    else cursor.at += 1;
  }
  return { kind: 'unknown', span: cursor.from(start), reach: cursor.reachFrom(start) };
}

function nestedQuery(cursor: Cursor): Arm {
  const opening = cursor.token as Token; // The caller has seen the parenthesis.
  const { start } = cursor;
  cursor.at += 1;
  cursor.open += 1;
  const query = cursor.query();
  cursor.close(opening);
  return { kind: 'nested', span: cursor.from(start), reach: cursor.reachFrom(start), query };
}

function values(cursor: Cursor): Arm {
  const { start } = cursor;
  cursor.at += 1;
  const rows: (readonly Expression[])[] = [];
  do {
    const row = cursor.expression();
    rows.push(rowOf(row));
  } while (cursor.takeMark(','));
  return { kind: 'values', span: cursor.from(start), reach: cursor.reachFrom(start), rows };
}

function rowOf(row: Expression): readonly Expression[] {
  if (row.kind === 'group' && row.bracket === '(') return row.items;
  return row.kind === 'call' && row.name === 'ROW' ? row.args : [row];
}

function tailOf(cursor: Cursor): readonly Clause[] {
  const clauses: Clause[] = [];
  for (;;) {
    const { start } = cursor;
    const keyword = cursor.keyword();
    if (keyword === 'ORDER') {
      const ordering = parseOrdering(cursor);
      clauses.push({ kind: 'orderBy', values: ordering, span: cursor.reachFrom(start) });
    } else if (keyword === 'LIMIT' || keyword === 'OFFSET' || keyword === 'FETCH') {
      clauses.push(limit(cursor));
    } else if (clauses.length > 0 && cursor.isOpaque(cursor.token)) {
      cursor.at += 1;
    } else {
      return clauses;
    }
  }
}

/** `LIMIT 10`, `LIMIT ALL`, `OFFSET 2 ROWS`, `FETCH FIRST 3 ROWS ONLY`. */
function limit(cursor: Cursor): Clause {
  const { start } = cursor;
  const words = new Set(['FIRST', 'NEXT', 'ALL']);
  cursor.at += 1;
  const counted = !words.has(cursor.keyword());
  if (!counted) cursor.at += 1;
  const needsCount = counted || cursor.token?.kind === 'number';
  const values = needsCount ? [cursor.expression()] : [];
  while (/^(ROWS?|ONLY)$/.test(cursor.keyword())) cursor.at += 1;
  if (cursor.takeMark(',')) values.push(cursor.expression());
  return { kind: 'limit', values, span: cursor.reachFrom(start) };
}
