import type { SqlFault } from '../analysis/sqlAnalysis';
import type { Span } from '../span';
import type { Token } from '../token';
import { parseChange } from './parseChange';
import { Cursor, type Grammar } from './cursor';
import { parseExpression } from './parseExpression';
import { continueQuery, parseQuery } from './parseQuery';
import { SET_OPERATORS } from './keywords';
import type { Query, StatementTree } from './syntaxTree';

const GRAMMAR: Grammar = { expression: parseExpression, query: parseQuery, continueQuery };

/**
 * The queries of one statement, whatever it is.
 * @param tokens without comments and without `;`
 * @param end of its reach
 */
export function parseStatement(
  tokens: readonly Token[],
  end: number,
  isOpaque: ((span: Span) => boolean) | undefined,
): StatementTree & { readonly faults: readonly SqlFault[]; readonly doubts: readonly Span[] } {
  const cursor = new Cursor(tokens, end, GRAMMAR, isOpaque);
  const queries = queriesOf(cursor);
  for (const token of tokens)
    if (!token.closed) cursor.faults.push({ kind: 'string', span: token.span, expected: token.text.charAt(0) });
  const open = /^(CREATE|ALTER|COPY)$/.test(cursor.tokens[0]?.keyword ?? '') && tokens.some(isFunction);
  return { queries, open, faults: cursor.faults, doubts: cursor.doubts };
}

function isFunction({ keyword }: Token): boolean {
  return keyword === 'FUNCTION' || keyword === 'COPY' || keyword === 'POLICY';
}

function queriesOf(cursor: Cursor): readonly Query[] {
  skipUnknown(cursor);
  switch (cursor.keyword()) {
    case 'GRANT':
    case 'REVOKE':
      return [];
    case 'UPDATE':
    case 'DELETE':
    case 'MERGE':
      return cursor.keyword(1) === 'BRANCH' ? [] : [parseChange(cursor)];
    default:
      return isWhole(cursor) ? [wholeQuery(cursor)] : queriesWithin(cursor);
  }
}

/** What a macro prints before a query may set it up, or be its WITH list; before UNION it is a query. */
function skipUnknown(cursor: Cursor): void {
  const first = cursor.at;
  while (cursor.isOpaque(cursor.token)) cursor.at += 1;
  if (cursor.token === undefined || SET_OPERATORS.has(cursor.keyword())) cursor.at = first;
}

function isWhole(cursor: Cursor): boolean {
  return cursor.isMark('(') || cursor.startsQuery() || cursor.isOpaque(cursor.token);
}

/** A query that is all of a statement. */
function wholeQuery(cursor: Cursor): Query {
  const query = cursor.query();
  if (cursor.token === undefined) return query;
  if (cursor.isMark(')')) cursor.fault('parenthesis', cursor.token.span, '(');
  else cursor.structuralFault('stray', cursor.token.span, ';');
  return query;
}

/** The queries that other statements hold, as CREATE VIEW … AS and INSERT INTO …. */
function queriesWithin(cursor: Cursor): readonly Query[] {
  const queries: Query[] = [];
  while (cursor.token !== undefined) {
    const keyword = cursor.keyword();
    if (keyword === 'SELECT' || (keyword === 'VALUES' && cursor.isMark('(', 1)) || listsQueries(cursor)) {
      queries.push(cursor.query());
    } else if (cursor.keyword(-1) === 'FOR' && /^(UPDATE|DELETE|MERGE)$/.test(keyword)) {
      // EXPLAIN PLAN FOR shows what a change would do.
      queries.push(parseChange(cursor));
    } else {
      if (cursor.isMark('(')) cursor.open += 1;
      if (cursor.isMark(')')) cursor.open = Math.max(0, cursor.open - 1);
      cursor.at += 1;
    }
  }
  return queries;
}

function listsQueries(cursor: Cursor): boolean {
  if (cursor.keyword() !== 'WITH') return false;
  const name = cursor.keyword(1) === 'RECURSIVE' ? 2 : 1;
  return cursor.keyword(name + 1) === 'AS' || cursor.isMark('(', name + 1);
}
