import { CLAUSE_WORDS, readName, type NamePart } from '../name';
import { isMark, isName, tokenValue, type Token } from '../token';

/** What one entry of a select list gives. */
export type SelectItem =
  | { readonly kind: 'star'; readonly qualifier: readonly NamePart[]; readonly token: Token }
  | { readonly kind: 'named'; readonly token: Token; readonly name: string }
  | { readonly kind: 'nameless' };

/** Words that end an expression without being its alias. */
const NOT_ALIASES: ReadonlySet<string> = new Set([
  ...CLAUSE_WORDS,
  'NULL',
  'TRUE',
  'FALSE',
  'UNKNOWN',
  'CURRENT_DATE',
  'CURRENT_TIME',
  'CURRENT_TIMESTAMP',
]);
/** Operators spelled as words: what follows one is an operand, not an alias. */
const WORD_OPERATORS: ReadonlySet<string> = new Set(
  'SELECT DISTINCT ALL AND OR NOT IN IS LIKE ILIKE SIMILAR BETWEEN ESCAPE WHEN THEN ELSE CASE OVER DATE TIMESTAMP INTERVAL TO'.split(
    ' ',
  ),
);

/** Reads an entry of a select list; `tokens` are not empty. */
export function selectItem(tokens: readonly Token[]): SelectItem {
  const last = tokens.at(-1) as Token;
  const read = readName(tokens, 0);
  if (isMark(last, '*') && (tokens.length === 1 || (read?.name.dangling === true && read.next === tokens.length - 1)))
    return { kind: 'star', qualifier: read?.name.parts ?? [], token: last };
  const isColumn = read?.next === tokens.length && !read.name.dangling;
  if (isColumn || isAlias(tokens)) return { kind: 'named', token: last, name: tokenValue(last) };
  return { kind: 'nameless' };
}

/** Whether the last token names the expression before it, with AS or without. */
function isAlias(tokens: readonly Token[]): boolean {
  const [last, before, further] = [tokens.at(-1), tokens.at(-2), tokens.at(-3)];
  if (!isName(last) || before === undefined) return false;
  if (before.keyword === 'AS') return true;
  if (NOT_ALIASES.has(last.keyword) || further?.keyword === 'INTERVAL') return false;
  if (before.kind === 'word') return before.keyword === 'END' || !WORD_OPERATORS.has(before.keyword);
  return before.kind !== 'operator' && (before.kind !== 'punctuation' || isMark(before, ')') || isMark(before, ']'));
}
