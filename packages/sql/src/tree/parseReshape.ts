import { CLAUSE_WORDS, type NamePart } from '../name';
import { RESERVED_WORDS } from '../reservedWords';
import { isMark, isName, tokenValue, type Token } from '../token';
import { columnsNamed } from './columnsNamed';
import type { Cursor } from './cursor';
import type { Reshape } from './syntaxTree';

/**
 * What PIVOT or UNPIVOT does to the columns of a table, by the tokens of its parentheses without these.
 *
 * Undefined where the columns that it gives cannot be told by its text: where a value of PIVOT has no alias its name is
 * made up by Dremio, and what a tag of Jinja prints may hold anything.
 */
export function parseReshape(cursor: Cursor, keyword: string, tokens: readonly Token[]): Reshape | undefined {
  if (tokens.some(token => cursor.isOpaque(token))) return undefined;
  const turn = indexOfKeyword(tokens, 'FOR');
  const among = indexOfKeyword(tokens, 'IN');
  if (turn < 1 || among < turn) return undefined;
  const [before, by, behind] = [tokens.slice(0, turn), tokens.slice(turn + 1, among), tokens.slice(among + 1)];
  const list = groupOf(behind);
  if (list === undefined) return undefined;
  return keyword === 'PIVOT' ? pivot(aggregatesOf(cursor, before), by, list) : unpivot(before, by, list);
}

/**
 * The columns that PIVOT and UNPIVOT name in their parentheses, of what stands before them; empty where their parts
 * cannot be told apart.
 */
export function columnsReshaped(cursor: Cursor, keyword: string, tokens: readonly Token[]): readonly NamePart[] {
  const turn = indexOfKeyword(tokens, 'FOR');
  const among = indexOfKeyword(tokens, 'IN');
  if (turn < 0 || among < turn) return [];
  const by = tokens.slice(turn + 1, among);
  const read =
    keyword === 'PIVOT'
      ? [...aggregatesOf(cursor, tokens.slice(0, turn)).flatMap(({ columns }) => columns), ...names(by)]
      : parts(groupOf(tokens.slice(among + 1)) ?? []).flatMap(part => names(beforeAlias(part)));
  // A word of the language stands for no column, as CASE in an aggregate.
  return read.filter(({ value, quoted }) => quoted || !RESERVED_WORDS.has(value.toUpperCase()));
}

function beforeAlias(tokens: readonly Token[]): readonly Token[] {
  const as = indexOfKeyword(tokens, 'AS');
  return as < 0 ? tokens : tokens.slice(0, as);
}

interface Aggregate {
  readonly alias: NamePart | undefined;
  readonly columns: readonly NamePart[];
}

function aggregatesOf(cursor: Cursor, tokens: readonly Token[]): readonly Aggregate[] {
  return parts(tokens).map(one => ({ alias: aliasOf(one), columns: columnsNamed(cursor.expressionOf(one)) }));
}

function pivot(aggregates: readonly Aggregate[], by: readonly Token[], list: readonly Token[]): Reshape | undefined {
  const values = parts(list).map(aliasOf);
  const named = values.flatMap(value => value ?? []);
  // One of several aggregates without an alias would give a column the same name as another.
  const isTold = aggregates.length === 1 || aggregates.every(({ alias }) => alias !== undefined);
  if (named.length < values.length || !isTold) return undefined;
  const measured = aggregates.flatMap(({ columns }) => columns);
  const given = named.flatMap(value =>
    aggregates.map(({ alias }) => ({
      ...value,
      value: alias === undefined ? value.value : `${value.value}_${alias.value}`,
    })),
  );
  return { consumed: [...measured, ...names(by)], given, from: measured };
}

function unpivot(before: readonly Token[], by: readonly Token[], list: readonly Token[]): Reshape | undefined {
  const consumed = parts(list).flatMap(tokens => names(beforeAlias(tokens)));
  const [measures, axes] = [names(before), names(by)];
  if (measures.length === 0 || axes.length === 0 || consumed.length === 0) return undefined;
  return { consumed, given: [...axes, ...measures], from: consumed };
}

/** Tokens between the commas that stand in no parentheses. */
function parts(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const result: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isMark(token, '(')) depth += 1;
    if (isMark(token, ')')) depth -= 1;
    if (depth === 0 && isMark(token, ',')) result.push([]);
    else result.at(-1)?.push(token);
  }
  return result;
}

function indexOfKeyword(tokens: readonly Token[], keyword: string): number {
  let depth = 0;
  return tokens.findIndex(token => {
    if (isMark(token, '(')) depth += 1;
    if (isMark(token, ')')) depth -= 1;
    return depth === 0 && token.keyword === keyword;
  });
}

/** The inside of the parentheses that the tokens are; undefined where more stands behind them, as a subquery may. */
function groupOf(tokens: readonly Token[]): readonly Token[] | undefined {
  const inside = tokens.slice(1, -1);
  const isGroup = isMark(tokens[0], '(') && isMark(tokens.at(-1), ')');
  return isGroup && !inside.some(({ keyword }) => keyword === 'SELECT') ? inside : undefined;
}

/** The name at the end of an aggregate or value, behind AS or not. */
function aliasOf(tokens: readonly Token[]): NamePart | undefined {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (last === undefined || before === undefined || !isName(last) || CLAUSE_WORDS.has(last.keyword)) return undefined;
  return isMark(before, '.') ? undefined : partOf(last);
}

function names(tokens: readonly Token[]): readonly NamePart[] {
  return tokens.flatMap((token, at) => (isColumn(token, tokens[at + 1]) ? [partOf(token)] : []));
}

/** Of a path its last part. */
function isColumn(token: Token, next: Token | undefined): boolean {
  return isName(token) && !CLAUSE_WORDS.has(token.keyword) && !isMark(next, '(') && !isMark(next, '.');
}

function partOf(token: Token): NamePart {
  return { span: token.span, value: tokenValue(token), quoted: token.kind === 'quoted' };
}
