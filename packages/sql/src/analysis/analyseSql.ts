import type { Span } from '../span';
import { isMark, type Token } from '../token';
import { tokenize } from '../tokenize';
import { parseStatement } from '../tree/parseStatement';
import { QueryAnalyser } from './analyseQuery';
import type { SqlAnalysis, SqlFault, SqlScope, SqlSurroundings } from './sqlAnalysis';
import type { WorkingScope } from './workingScope';

/**
 * What the queries of a text give and what every name in them means. Half-written text is read as far as it goes.
 *
 * Never throws. Of a text with Jinja its mask is read, in which a tag is blank or a name.
 * @param sql several statements are read one by one
 */
export function analyseSql(sql: string | readonly Token[], surroundings: SqlSurroundings): SqlAnalysis {
  const tokens = typeof sql === 'string' ? tokenize(sql) : sql;
  const length = typeof sql === 'string' ? sql.length : (tokens.at(-1)?.span.end ?? 0);
  const analyser = new QueryAnalyser(surroundings);
  const queries: SqlScope[] = [];
  const faults: SqlFault[] = [];
  for (const { statement, end } of statementsOf(tokens, length)) {
    const tree = parseStatement(statement, end, surroundings.isOpaque);
    faults.push(...tree.faults);
    analyser.doubts = tree.doubts;
    const around = { visible: undefined, outer: undefined, open: tree.open };
    for (const query of tree.queries) queries.push(analyser.query(query, around));
  }
  faults.sort((one, other) => one.span.start - other.span.start);
  return {
    queries,
    ctes: analyser.ctes.sort((one, other) => one.span.start - other.span.start),
    faults,
    scopeAt: offset => innermost(analyser.scopes, offset, length),
  };
}

/** The tokens of each statement without comments, and where the next begins. */
function* statementsOf(
  tokens: readonly Token[],
  length: number,
): Generator<{ readonly statement: readonly Token[]; readonly end: number }> {
  let statement: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'comment') continue;
    if (!isMark(token, ';')) {
      statement.push(token);
      continue;
    }
    if (statement.length > 0) yield { statement, end: token.span.start };
    statement = [];
  }
  if (statement.length > 0) yield { statement, end: length };
}

/** The smallest scope around an offset; text behind the last token belongs to the last statement. */
function innermost(scopes: readonly WorkingScope[], offset: number, length: number): SqlScope | undefined {
  let found: WorkingScope | undefined;
  for (const scope of scopes) {
    const { start, end } = scope.reach;
    const reaches = start <= offset && (offset <= end || end === length);
    if (reaches && (found === undefined || sizeOf(scope.reach) <= sizeOf(found.reach))) found = scope;
  }
  return found;
}

function sizeOf({ start, end }: Span): number {
  return end - start;
}
