import type { NamePart } from '../name';
import { isMark, isName, tokenValue, type Token } from '../token';
import type { ListRole, MeasureKind, ReflectionItem } from './reflectionStatement';

const AGGREGATES: Readonly<Record<string, readonly MeasureKind[]>> = {
  MIN: ['MIN'],
  MAX: ['MAX'],
  SUM: ['SUM'],
  COUNT: ['COUNT'],
  AVG: ['SUM', 'COUNT'],
  APPROX_COUNT_DISTINCT: ['APPROXIMATE COUNT DISTINCT'],
  NDV: ['APPROXIMATE COUNT DISTINCT'],
};

/** What one entry of a reflection's list says. `tokens` stand between two commas; none make a hole at `gap`. */
export function reflectionItem(tokens: readonly Token[], role: ListRole, gap: number): ReflectionItem {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return { kind: 'hole', span: { start: gap, end: gap } };
  const span = { start: first.span.start, end: last.span.end };
  const item = isName(first) ? namedItem(tokens, role) : undefined;
  return item === undefined ? { kind: 'expression', span, columns: columnsIn(tokens) } : { ...item, span };
}

type Unplaced<T> = T extends unknown ? Omit<T, 'span'> : never;

function namedItem(tokens: readonly Token[], role: ListRole): Unplaced<ReflectionItem> | undefined {
  const first = tokens[0] as Token;
  const column = part(first);
  const behind = tokens.slice(1).map(token => token.keyword || token.text);
  if (behind.length === 0) return { kind: 'column', column, byDay: false, measures: undefined };
  if (behind.join(' ') === 'BY DAY') return { kind: 'column', column, byDay: true, measures: undefined };
  if (behind[0] !== '(' || behind.at(-1) !== ')') return undefined;
  const inside = tokens.slice(2, -1);
  if (role === 'measures') return measureItem(first, inside);
  if (role === 'partitionBy') return transformItem(first, inside);
  return role === 'dimensions' ? dayItem(first, inside) : undefined;
}

/** `SUM(amount)`, or `amount (SUM, COUNT)`. */
function measureItem(first: Token, inside: readonly Token[]): Unplaced<ReflectionItem> | undefined {
  const kinds = measureKinds(inside);
  const aggregate = first.kind === 'word' ? AGGREGATES[first.keyword] : undefined;
  const only = inside.length === 1 ? inside[0] : undefined;
  if (first.keyword === 'COUNT' && only !== undefined && (only.text === '*' || only.kind === 'number'))
    return { kind: 'rowCount' };
  // A column may be called `sum`: it is one where measures stand in its parentheses.
  if (kinds !== undefined) return { kind: 'column', column: part(first), byDay: false, measures: kinds };
  if (aggregate === undefined || !isName(only)) return undefined;
  return { kind: 'aggregate', column: part(only), measures: aggregate };
}

/** The measures that a list of words spells, or undefined when one of them is none. An empty list spells none. */
function measureKinds(tokens: readonly Token[]): readonly MeasureKind[] | undefined {
  const kinds: MeasureKind[] = [];
  const words = tokens.map(token => token.keyword || token.text).join(' ');
  for (const word of words === '' ? [] : words.split(' , ')) {
    const kind = word.replace(/^APPROX COUNT DISTINCT$/, 'APPROXIMATE COUNT DISTINCT');
    if (!isMeasure(kind)) return undefined;
    kinds.push(kind);
  }
  return kinds;
}

function isMeasure(word: string): word is MeasureKind {
  return ['MIN', 'MAX', 'SUM', 'COUNT', 'APPROXIMATE COUNT DISTINCT'].includes(word);
}

/** `BUCKET(8, id)`: literals first, the column last. */
function transformItem(first: Token, inside: readonly Token[]): Unplaced<ReflectionItem> | undefined {
  const column = inside.at(-1);
  const literals = inside.slice(0, -1).every(token => token.kind !== 'word' && token.kind !== 'quoted');
  if (first.kind !== 'word' || !isName(column) || !literals) return undefined;
  return { kind: 'transform', transform: first.keyword, column: part(column) };
}

/** The three ways to write the day of a column that can become Dremio's `BY DAY`. */
function dayItem(first: Token, inside: readonly Token[]): Unplaced<ReflectionItem> | undefined {
  const words = inside.map(token => token.keyword || token.text.toUpperCase());
  const [one, two, three] = inside;
  if (
    first.keyword === 'DATE_TRUNC' &&
    inside.length === 3 &&
    words[0] === "'DAY'" &&
    words[1] === ',' &&
    isName(three)
  )
    return { kind: 'day', column: part(three) };
  if (first.keyword === 'CAST' && inside.length === 3 && two?.keyword === 'AS' && words[2] === 'DATE' && isName(one))
    return { kind: 'day', column: part(one) };
  return first.keyword === 'TO_DATE' && inside.length === 1 && isName(one)
    ? { kind: 'day', column: part(one) }
    : undefined;
}

/** Names in an expression that no parenthesis follows. */
function columnsIn(tokens: readonly Token[]): readonly NamePart[] {
  const others = new Set([
    'AS',
    'BY',
    'DAY',
    'DISTINCT',
    'CASE',
    'WHEN',
    'THEN',
    'ELSE',
    'END',
    'FROM',
    'AND',
    'OR',
    'NOT',
    'NULL',
  ]);
  return tokens
    .filter((token, at) => isName(token) && !others.has(token.keyword) && !isMark(tokens[at + 1], '('))
    .filter((_, at, names) => tokens[tokens.indexOf(names[at] as Token) - 1]?.keyword !== 'AS')
    .map(part);
}

function part(token: Token): NamePart {
  return { span: token.span, value: tokenValue(token), quoted: token.kind === 'quoted' };
}
