import type { ClauseKind } from '../analysis/sqlAnalysis';
import { isMark, isName, type Token } from '../token';
import { CLAUSE_WORDS } from '../name';

/** Where in a query, or an expression of another statement, something is being written. */
export interface QueryPlace {
  /** The clause around; `start` where a query may begin, `with` between the queries of WITH, `other` for what is no clause. */
  readonly clause: ClauseKind | 'start' | 'with' | 'values' | 'set' | 'other';
  /** Whether a value, table or name is wanted next, or what joins it to another: `name` for an alias or the like. */
  readonly awaits: 'operand' | 'operator' | 'name';
  /** True in parentheses that are not a query's own: arguments, lists, groups. */
  readonly nested: boolean;
  /** The word that the clause begins with, upper case: `FROM` and `JOIN` both begin what is read; empty without a clause. */
  readonly keyword: string;
  /** Words behind that one and outside of parentheses, upper case: `DISTINCT`, `CASE`, `BETWEEN`. */
  readonly words: readonly string[];
}

const CLAUSES: Readonly<Record<string, QueryPlace['clause']>> = {
  SELECT: 'select',
  FROM: 'from',
  JOIN: 'from',
  ON: 'on',
  USING: 'using',
  WHERE: 'where',
  HAVING: 'having',
  QUALIFY: 'qualify',
  LIMIT: 'limit',
  OFFSET: 'limit',
  FETCH: 'limit',
  WINDOW: 'window',
  WITH: 'with',
  VALUES: 'values',
  SET: 'set',
  UNION: 'start',
  EXCEPT: 'start',
  INTERSECT: 'start',
  MINUS: 'start',
};

const QUANTIFIERS: ReadonlySet<string> = new Set(['ANY', 'ALL', 'SOME']);
/** Words of clauses that a value may be. */
const VALUE_WORDS: ReadonlySet<string> = new Set(['END', 'NULL', 'TRUE', 'FALSE', 'UNKNOWN', 'ROW', 'ROWS']);

/**
 * Where the end of a half-written statement stands.
 * @param tokens of the statement as far as it is written, without comments and without the word that is being typed
 */
export function queryPlace(tokens: readonly Token[]): QueryPlace {
  const { words, clauseAt, opener } = innermostLevel(tokens);
  const keyword = tokens[clauseAt]?.keyword ?? '';
  const clause = keyword === 'BY' ? byClause(tokens[clauseAt - 1]) : CLAUSES[keyword];
  const awaits = awaited(tokens.at(-1), tokens.at(-2));
  if (clause !== undefined) return { clause, awaits, nested: false, keyword, words };
  // Right behind a parenthesis that is no call's a query may begin.
  const mayStart = opener === tokens.length - 1 && (opener < 1 || !isCallee(tokens[opener - 1]));
  return { clause: mayStart ? 'start' : 'other', awaits, nested: opener >= 0, keyword, words };
}

/** The name of a function, or of a table that columns follow; `IN (`, `EXISTS (`, `AS (` are none. */
function isCallee(token: Token | undefined): boolean {
  return isName(token) && !CLAUSE_WORDS.has(token.keyword) && !QUANTIFIERS.has(token.keyword);
}

function byClause(before: Token | undefined): QueryPlace['clause'] {
  if (before?.keyword === 'GROUP') return 'groupBy';
  return before?.keyword === 'PARTITION' ? 'window' : 'orderBy';
}

/** Looks back to the word that begins the clause, groups in parentheses left out; at most to the one that is open. */
function innermostLevel(tokens: readonly Token[]) {
  const words: string[] = [];
  let depth = 0;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const { text, keyword } = tokens[at] as Token;
    if (text === ')') depth += 1;
    if (text === '(' && depth === 0) return { words: words.reverse(), clauseAt: -1, opener: at };
    if (text === '(') depth -= 1;
    if (depth > 0 || keyword === '') continue;
    if (keyword === 'BY' || CLAUSES[keyword] !== undefined) return { words: words.reverse(), clauseAt: at, opener: -1 };
    words.push(keyword);
  }
  return { words: words.reverse(), clauseAt: -1, opener: -1 };
}

function awaited(last: Token | undefined, before: Token | undefined): QueryPlace['awaits'] {
  if (last === undefined) return 'operand';
  if (last.keyword === 'AS') return 'name';
  if (['number', 'string', 'quoted'].includes(last.kind) || last.text === ')' || last.text === ']') return 'operator';
  // `*` is a value where a value was wanted: SELECT *, count(*.
  if (last.text === '*') return awaited(before, undefined) === 'operand' ? 'operator' : 'operand';
  if (last.kind !== 'word') return 'operand';
  if (VALUE_WORDS.has(last.keyword)) return 'operator';
  // A clause begins behind a dot that nothing follows yet: `select o. from`.
  if (isMark(before, '.') && CLAUSES[last.keyword] === undefined) return 'operator';
  return isOperatorWord(last.keyword) ? 'operand' : 'operator';
}

function isOperatorWord(keyword: string): boolean {
  return (
    CLAUSE_WORDS.has(keyword) ||
    QUANTIFIERS.has(keyword) ||
    ['BY', 'DISTINCT', 'ESCAPE', 'FOR', 'OVER'].includes(keyword)
  );
}
