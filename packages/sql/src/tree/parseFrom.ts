import { CLAUSE_WORDS, readName, type DottedName, type NamePart } from '../name';
import type { Span } from '../span';
import { isMark, isName, type Token } from '../token';
import { VERSION_KINDS } from '../tables/tableVerbs';
import type { Cursor } from './cursor';
import { CLAUSE_STARTS, isBareAlias, JOIN_WORDS, SET_OPERATORS } from './keywords';
import { columnsReshaped, parseReshape } from './parseReshape';
import { parseColumnNames } from './parseWith';
import type { Clause, FromEntry, FromItem, Join } from './syntaxTree';

const PLAIN: Join = { comma: true, natural: false, using: [] };

type Names = Pick<FromItem, 'alias' | 'columns' | 'hidden'>;
const UNNAMED: Names = { alias: undefined, columns: [], hidden: false };

interface Reading {
  /** How many things stand before these, outside of their parentheses. */
  readonly before?: number;
  readonly from: FromEntry[];
  readonly clauses: Clause[];
}

/** What FROM or JOIN, at which the cursor stands, and all that is joined behind them reads. */
export function parseFrom(cursor: Cursor, into: Reading): void {
  const { start } = cursor;
  const first = into.clauses.length;
  if (cursor.takeWord('FROM')) parseFromItem(cursor, PLAIN, into);
  parseJoins(cursor, into);
  // The clause comes before those of its joins, which stand in it.
  into.clauses.splice(first, 0, { kind: 'from', values: [], span: cursor.reachFrom(start) });
}

/** Commas, joins and their conditions, behind a first thing that is read. */
export function parseJoins(cursor: Cursor, into: Reading): void {
  for (;;) {
    if (cursor.takeMark(',')) parseFromItem(cursor, PLAIN, into);
    else if (JOIN_WORDS.has(cursor.keyword())) joined(cursor, into);
    else if (cursor.keyword() === 'ON' && into.from.length > 0) on(cursor, into);
    else if (cursor.keyword() === 'USING' && into.from.length > 0) using(cursor, into);
    else if (cursor.isOpaque(cursor.token)) unknownJoin(cursor, into);
    else return;
  }
}

/** Text that is not known behind a table may join others. */
function unknownJoin(cursor: Cursor, into: Reading): void {
  const { start } = cursor;
  cursor.at += 1;
  const item = { ...bare(cursor.from(start)), source: { kind: 'unknown' } } as const;
  into.from.push({ item, join: PLAIN });
}

function joined(cursor: Cursor, into: Reading): void {
  let natural = false;
  let last: Token;
  do {
    last = cursor.token as Token; // The caller has seen a word of a join.
    natural ||= last.keyword === 'NATURAL';
    cursor.at += 1;
  } while (last.keyword !== 'JOIN' && JOIN_WORDS.has(cursor.keyword()));
  if (last.keyword !== 'JOIN' && cursor.keyword() === 'APPLY') cursor.at += 1;
  else if (last.keyword !== 'JOIN') cursor.structuralFault('keyword', last.span, 'JOIN');
  parseFromItem(cursor, { comma: false, natural, using: [] }, into);
}

function on(cursor: Cursor, into: Reading): void {
  const { start } = cursor;
  const { before = 0 } = into;
  cursor.at += 1;
  const values = [cursor.expression()];
  into.clauses.push({ kind: 'on', values, reach: before + into.from.length, span: cursor.reachFrom(start) });
}

function using(cursor: Cursor, into: Reading): void {
  const { start } = cursor;
  cursor.at += 1;
  const names = parseColumnNames(cursor);
  if (names.length === 0) cursor.structuralFault('using', cursor.from(start), '(');
  const last = into.from.pop();
  if (last !== undefined) into.from.push({ item: last.item, join: { ...last.join, using: names } });
  into.clauses.push({ kind: 'using', values: [], span: cursor.reachFrom(start) });
}

function bare(span: Span): Pick<FromItem, 'span' | 'alias' | 'columns' | 'hidden' | 'shapes' | 'reads'> {
  return { span, ...UNNAMED, shapes: [], reads: [] };
}

/** One table, query or function, or several joined in parentheses. */
export function parseFromItem(cursor: Cursor, join: Join, into: Reading): void {
  const { start } = cursor;
  const lateral = cursor.takeWord('LATERAL');
  if (cursor.isMark('(')) return inParentheses(cursor, { join, lateral, into });
  const source = sourceOf(cursor);
  const span = cursor.from(start);
  into.from.push({ item: { source, span, ...namesOf(cursor) }, join });
}

/** Alias, columns and PIVOT, before which and behind which an alias may stand. */
function namesOf(cursor: Cursor): Names & Pick<FromItem, 'shapes' | 'reads'> {
  let names = aliasOf(cursor);
  const shapes: FromItem['shapes'][number][] = [];
  const reads: (readonly NamePart[])[] = [];
  for (let shape = reshape(cursor); shape !== undefined; shape = reshape(cursor)) {
    if (shape !== 'none') {
      shapes.push(shape.makes);
      reads.push(shape.reads);
    }
    const again = aliasOf(cursor);
    if (again.alias !== undefined || again.hidden) names = again;
  }
  return { ...names, shapes, reads };
}

function inParentheses(
  cursor: Cursor,
  { join, lateral, into }: { readonly join: Join; readonly lateral: boolean; readonly into: Reading },
): void {
  const opening = cursor.token as Token; // The caller has seen the parenthesis.
  const { start } = cursor;
  cursor.at += 1;
  cursor.open += 1;
  if (cursor.startsQuery()) {
    const query = cursor.query();
    return derived(cursor, { query, lateral, opening, join, into });
  }
  const inner: Reading = { before: (into.before ?? 0) + into.from.length, from: [], clauses: into.clauses };
  cursor.nested(() => {
    parseFromItem(cursor, join, inner);
    parseJoins(cursor, inner);
  });
  const [only] = inner.from;
  if (inner.from.length === 1 && only?.item.source.kind === 'query' && SET_OPERATORS.has(cursor.keyword())) {
    const query = cursor.continueQuery(only.item.source.query);
    return derived(cursor, { query, lateral, opening, join, into });
  }
  cursor.close(opening);
  const names = aliasOf(cursor);
  if (names.alias === undefined || inner.from.length !== 1 || only === undefined) {
    into.from.push(...inner.from);
    return;
  }
  into.from.push({ item: { ...only.item, ...names, span: cursor.from(start) }, join });
}

function derived(
  cursor: Cursor,
  one: {
    readonly query: Extract<FromItem['source'], { kind: 'query' }>['query'];
    readonly lateral: boolean;
    readonly opening: Token;
    readonly join: Join;
    readonly into: Reading;
  },
): void {
  const { query, lateral, opening, join, into } = one;
  cursor.close(opening);
  const span = cursor.from(opening.span.start);
  into.from.push({ item: { source: { kind: 'query', query, lateral }, span, ...namesOf(cursor) }, join });
}

function sourceOf(cursor: Cursor): FromItem['source'] {
  const { token } = cursor;
  if (!isName(token) || CLAUSE_WORDS.has(token.keyword)) return missingTable(cursor);
  if (token.keyword === 'TABLE' && cursor.isMark('(', 1)) return tableFunction(cursor);
  const read = readName(cursor.tokens, cursor.at);
  const isCall = read !== undefined && isMark(cursor.tokens[read.next], '(') && !hasOptions(cursor, read.next);
  if (isCall && !read.name.dangling) return { kind: 'function', call: functionCall(cursor) };
  const name = read?.name as DottedName; // A name begins with a name.
  cursor.at = read?.next ?? cursor.at + 1;
  if (cursor.isMark('(') && hasOptions(cursor, cursor.at)) cursor.skipGroup();
  version(cursor);
  return { kind: 'table', name };
}

/** `(type => 'text', …)` behind a table says how its files are read. */
function hasOptions({ tokens }: Cursor, at: number): boolean {
  return isName(tokens[at + 1]) && isMark(tokens[at + 2], '=>');
}

function missingTable(cursor: Cursor): FromItem['source'] {
  const { token } = cursor;
  const before = cursor.tokens[cursor.at - 1];
  // COPY INTO reads files by a string.
  if (token?.kind === 'string') cursor.at += 1;
  else if (before !== undefined) cursor.fault('table', before.span, 'table');
  return { kind: 'unknown' };
}

function functionCall(cursor: Cursor): ReturnType<Cursor['expression']> {
  // Nothing binds tighter than a call, so nothing behind it is taken.
  const call = cursor.expression(Number.MAX_SAFE_INTEGER);
  if (cursor.keyword() === 'WITH' && cursor.keyword(1) === 'ORDINALITY') cursor.at += 2;
  return call;
}

function tableFunction(cursor: Cursor): FromItem['source'] {
  const opening = cursor.tokens[cursor.at + 1] as Token; // The caller has seen the parenthesis.
  cursor.at += 2;
  cursor.open += 1;
  const call = cursor.expression();
  cursor.close(opening);
  return { kind: 'function', call };
}

/** `AT BRANCH b AS OF TIMESTAMP '…'`, `AT SNAPSHOT '…'`, `FOR SYSTEM_TIME AS OF …`. */
function version(cursor: Cursor): void {
  if (cursor.keyword() === 'FOR' && /^SYSTEM_/.test(cursor.keyword(1))) cursor.at += 2;
  else if (cursor.keyword() === 'AT' && VERSION_KINDS.has(cursor.keyword(1))) cursor.at += 3;
  else return;
  if (cursor.keyword() !== 'AS' || cursor.keyword(1) !== 'OF') return;
  cursor.at += 2;
  if (cursor.keyword() === 'TIMESTAMP') cursor.at += 1;
  if (cursor.token?.kind === 'string') cursor.at += 1;
  else cursor.expression();
}

function aliasOf(cursor: Cursor): Names {
  const as = cursor.token;
  const announced = cursor.takeWord('AS');
  const { token } = cursor;
  const named = announced ? isName(token) && !CLAUSE_STARTS.has(token.keyword) : isBareAlias(token);
  // Without AS, unknown text behind a table is rather a join or a hint than its alias.
  if (!named || (!announced && cursor.isOpaque(token))) {
    if (announced && as !== undefined) cursor.fault('name', as.span, 'name');
    return UNNAMED;
  }
  const alias = cursor.takePart();
  const columns = cursor.isMark('(') ? parseColumnNames(cursor) : [];
  return cursor.covers(alias.span) ? { alias: undefined, columns, hidden: true } : { alias, columns, hidden: false };
}

interface ReadShape {
  readonly makes: FromItem['shapes'][number];
  readonly reads: readonly NamePart[];
}

/**
 * Reads PIVOT and UNPIVOT, and skips MATCH_RECOGNIZE, of which the columns are not told, and TABLESAMPLE, which gives no
 * others: `none`. Undefined where none of them stands.
 */
function reshape(cursor: Cursor): ReadShape | 'none' | undefined {
  const keyword = cursor.keyword();
  if (!/^(PIVOT|UNPIVOT|MATCH_RECOGNIZE|TABLESAMPLE)$/.test(keyword)) return undefined;
  cursor.at += 1;
  while (cursor.token?.kind === 'word' && !CLAUSE_STARTS.has(cursor.keyword())) cursor.at += 1;
  const start = cursor.at;
  if (cursor.isMark('(')) cursor.skipGroup();
  const inside = cursor.tokens.slice(start + 1, Math.max(start + 1, cursor.at - 1));
  if (cursor.keyword() === 'REPEATABLE') cursor.at += 1;
  if (keyword === 'TABLESAMPLE' && cursor.isMark('(')) cursor.skipGroup();
  if (keyword === 'TABLESAMPLE') return 'none';
  if (keyword === 'MATCH_RECOGNIZE') return { makes: 'unknown', reads: [] };
  const makes = parseReshape(cursor, keyword, inside) ?? 'unknown';
  return { makes, reads: columnsReshaped(cursor, keyword, inside).filter(({ span }) => !cursor.covers(span)) };
}
