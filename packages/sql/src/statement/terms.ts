import { CLAUSE_WORDS, readName } from '../name';
import { isMark, isName, type Token } from '../token';

/** Finds a term at a token. @returns the index behind it, or undefined where it does not stand there */
export type Term = (tokens: readonly Token[], at: number) => number | undefined;

/** Words that are never the name of anything without quotes. */
const NO_NAMES: ReadonlySet<string> = new Set([
  ...CLAUSE_WORDS,
  ...(
    'ALL ALTER AT BY CREATE DEFAULT DELETE DISTINCT DROP FALSE FOR GRANT IF INSERT MERGE NULL REVOKE TABLE TO TRUE ' +
    'UPDATE'
  ).split(' '),
]);
/** Words that end an expression which is not in parentheses. */
const AFTER_EXPRESSION: ReadonlySet<string> = new Set(
  'AS FROM GROUP HAVING INTO LIMIT OFFSET ORDER QUALIFY RETURNS SELECT SET UNION USING VALUES WHERE'.split(' '),
);
const AFTER_RELATIONS: ReadonlySet<string> = new Set('SET WHEN WHERE'.split(' '));
const QUERY_WORDS: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'VALUES', 'TABLE']);

const name: Term = (tokens, at) => {
  const token = tokens[at];
  return isName(token) && !NO_NAMES.has(token.keyword) ? at + 1 : undefined;
};

const path: Term = (tokens, at) => {
  if (NO_NAMES.has(tokens[at]?.keyword ?? '')) return undefined;
  const read = readName(tokens, at);
  return read === undefined || read.name.dangling ? undefined : read.next;
};

const string: Term = (tokens, at) => (tokens[at]?.kind === 'string' ? at + 1 : undefined);

const number: Term = (tokens, at) => {
  const digits = isMark(tokens[at], '-') ? at + 1 : at;
  return tokens[digits]?.kind === 'number' ? digits + 1 : undefined;
};

const literal: Term = (tokens, at) => {
  if (['NULL', 'TRUE', 'FALSE'].includes(tokens[at]?.keyword ?? '')) return at + 1;
  return string(tokens, at) ?? number(tokens, at);
};

/** A literal, a name, a call, or a literal with its type before it: `DATE '2025-10-16'`. */
const operand: Term = (tokens, at) => {
  const simple = literal(tokens, at);
  if (simple !== undefined) return simple;
  const named = path(tokens, at);
  return named === undefined ? undefined : (group(tokens, named) ?? string(tokens, named) ?? named);
};

/** Parentheses with what is in them; those that are not closed reach to the end. */
const group: Term = (tokens, at) => (isMark(tokens[at], '(') ? behind(tokens, at) : undefined);

const call: Term = (tokens, at) => {
  const named = path(tokens, at);
  return named === undefined ? undefined : group(tokens, named);
};

/** `VARCHAR`, `DECIMAL(10, 2)`, `DOUBLE PRECISION`, `STRUCT<a : INT>`, `ARRAY(ROW(a INT))`. */
const type: Term = (tokens, at) => {
  if (!isName(tokens[at]) || NO_NAMES.has(tokens[at].keyword)) return undefined;
  const words = tokens[at].keyword === 'DOUBLE' && tokens[at + 1]?.keyword === 'PRECISION' ? at + 2 : at + 1;
  return group(tokens, words) ?? angles(tokens, words) ?? words;
};

/** Index behind the type that is written from a token on; undefined where none is. */
export const typeEnd: Term = type;

const angles: Term = (tokens, at) => {
  if (!isMark(tokens[at], '<')) return undefined;
  let depth = 0;
  for (let next = at; next < tokens.length; next += 1) {
    if (isMark(tokens[next], '<')) depth += 1;
    if (isMark(tokens[next], '>')) depth -= 1;
    if (depth === 0) return next + 1;
  }
  return tokens.length;
};

/** Whether a query starts at a token, at once or behind parentheses. */
function startsQuery(tokens: readonly Token[], at: number): boolean {
  let first = at;
  while (isMark(tokens[first], '(')) first += 1;
  return QUERY_WORDS.has(tokens[first]?.keyword ?? '') || (first > at && first === tokens.length);
}

/** A query, which goes on to the end of the statement. */
const query: Term = (tokens, at) => (startsQuery(tokens, at) ? tokens.length : undefined);

const subquery: Term = (tokens, at) =>
  isMark(tokens[at], '(') && startsQuery(tokens, at) ? behind(tokens, at) : undefined;

const rest: Term = (tokens, at) => (at < tokens.length ? tokens.length : undefined);

const expression: Term = (tokens, at) =>
  units(tokens, at, token => token.keyword === 'WHEN' || AFTER_EXPRESSION.has(token.keyword));

/** Tables with their joins; the ON of a MERGE ends them, that of a join does not. */
const relations: Term = (tokens, at) => {
  let joined = false;
  return units(tokens, at, token => {
    if (token.keyword === 'JOIN') joined = true;
    const ends = token.keyword === 'ON' && !joined;
    if (token.keyword === 'ON') joined = false;
    return ends || AFTER_RELATIONS.has(token.keyword);
  });
};

/** As many tokens and groups as follow, up to a comma, an unopened parenthesis, or a word that ends them. */
function units(tokens: readonly Token[], start: number, ends: (token: Token) => boolean): number | undefined {
  let at = start;
  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    if (is(token, ',') || is(token, ')') || ends(token)) break;
    at = is(token, '(') || token.keyword === 'CASE' ? behind(tokens, at) : at + 1;
  }
  return at === start ? undefined : at;
}

/** Index behind the parenthesis or END that closes the one at a token. */
function behind(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (is(token, '(') || token?.keyword === 'CASE') depth += 1;
    if (is(token, ')') || token?.keyword === 'END') depth -= 1;
    if (depth <= 0) return at + 1;
  }
  return tokens.length;
}

function is(token: Token | undefined, mark: string): boolean {
  return isMark(token, mark);
}

/** What a grammar can name beside its rules. */
export const TERMS = {
  name,
  path,
  string,
  number,
  literal,
  operand,
  group,
  call,
  type,
  query,
  subquery,
  rest,
  expression,
  relations,
} as const;

export type TermName = keyof typeof TERMS;

export function isTermName(text: string): text is TermName {
  return Object.hasOwn(TERMS, text);
}

/** Terms that hold SQL of their own, which may go on behind any token. */
export const OPEN_TERMS: ReadonlySet<TermName> = new Set([
  'call',
  'expression',
  'group',
  'operand',
  'query',
  'relations',
  'rest',
  'subquery',
]);
