import { CLAUSE_WORDS, readName, type DottedName } from '../name';
import { isMark, isName, tokenValue, type Token } from '../token';
import { behindParens, findOutside, insideParens, splitAtCommas } from './tokenRange';

/** One table of a FROM clause, as it is written. */
export interface FromItem {
  readonly source:
    | { readonly kind: 'table'; readonly name: DottedName }
    | { readonly kind: 'query'; readonly tokens: readonly Token[] }
    | { readonly kind: 'unknown' };
  /** The alias, or the last part of a table's name; lower case. */
  readonly alias: string | undefined;
  /** `t (a, b)`: names that the columns get instead of their own. */
  readonly columnAliases: readonly string[] | undefined;
  /** Columns that it shares with what stands before it: `JOIN … USING (id)`. Lower case. */
  readonly using: readonly string[];
}

const JOIN_WORDS: ReadonlySet<string> = new Set('JOIN INNER LEFT RIGHT FULL OUTER CROSS NATURAL LATERAL'.split(' '));

/** The tables between FROM and the next clause. */
export function fromItems(tokens: readonly Token[]): readonly FromItem[] {
  const items: FromItem[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (JOIN_WORDS.has(tokens[at]?.keyword ?? '') || isMark(tokens[at], ',')) {
      at += 1;
      continue;
    }
    const { item, next } = fromItem(tokens, at);
    const condition = joinCondition(tokens, next);
    items.push({ ...item, using: condition.using });
    at = Math.max(condition.next, at + 1);
  }
  return items;
}

function fromItem(tokens: readonly Token[], at: number): { item: Omit<FromItem, 'using'>; next: number } {
  const { source, name, next } = sourceAt(tokens, at);
  const as = tokens[next]?.keyword === 'AS' ? next + 1 : next;
  const token = tokens[as];
  if (!isName(token) || CLAUSE_WORDS.has(token.keyword) || (as === next && token.keyword === 'AT'))
    return { item: { source, alias: name, columnAliases: undefined }, next };
  const alias = tokenValue(token).toLowerCase();
  if (!isMark(tokens[as + 1], '(')) return { item: { source, alias, columnAliases: undefined }, next: as + 1 };
  const columnAliases = names(insideParens(tokens, as + 1));
  return { item: { source, alias, columnAliases }, next: behindParens(tokens, as + 1) };
}

function sourceAt(tokens: readonly Token[], at: number): { source: FromItem['source']; name?: string; next: number } {
  if (isMark(tokens[at], '(')) {
    const inside = insideParens(tokens, at);
    return { source: { kind: 'query', tokens: inside }, next: behindParens(tokens, at) };
  }
  const read = readName(tokens, at);
  if (read === undefined) return { source: { kind: 'unknown' }, next: at + 1 };
  if (isMark(tokens[read.next], '(')) return { source: { kind: 'unknown' }, next: behindParens(tokens, read.next) };
  const name = read.name.parts.at(-1)?.value.toLowerCase();
  return { source: { kind: 'table', name: read.name }, ...(name === undefined ? {} : { name }), next: read.next };
}

/** Steps over ON …, USING (…) and whatever else stands before the next table. */
function joinCondition(tokens: readonly Token[], from: number): { using: readonly string[]; next: number } {
  // LEFT and RIGHT are functions as well.
  const isJoin = (token: Token, at: number): boolean =>
    JOIN_WORDS.has(token.keyword) && (token.keyword === 'JOIN' || !isMark(tokens[at + 1], '('));
  const next = findOutside(tokens, from, (token, at) => isMark(token, ',') || isJoin(token, at));
  const using = tokens[from]?.keyword === 'USING' && isMark(tokens[from + 1], '(');
  return { using: using ? names(insideParens(tokens, from + 1)).map(name => name.toLowerCase()) : [], next };
}

function names(tokens: readonly Token[]): readonly string[] {
  return splitAtCommas(tokens).flatMap(part => (isName(part[0]) ? [tokenValue(part[0])] : []));
}
