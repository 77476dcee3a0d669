import type { Span } from '../span';
import { isMark, isName, tokenValue, type Token } from '../token';
import { withoutComments } from '../tokenize';
import { fromItems, type FromItem } from './fromClause';
import { UNKNOWN_OUTPUT, type OutputColumn, type QueryOutput, type QuerySurroundings } from './outputColumn';
import { selectItem, type SelectItem } from './selectItem';
import { behindParens, findOutside, insideParens, splitAtCommas } from './tokenRange';

const SET_OPERATORS: ReadonlySet<string> = new Set(['UNION', 'INTERSECT', 'EXCEPT', 'MINUS']);
const AFTER_FROM: ReadonlySet<string> = new Set(
  'WHERE GROUP HAVING QUALIFY WINDOW ORDER LIMIT OFFSET FETCH UNION INTERSECT EXCEPT MINUS'.split(' '),
);
/** Queries nested deeper than anyone writes are unknown, so that no text can exhaust the stack. */
const DEEPEST = 60;

type Ctes = ReadonlyMap<string, QueryOutput>;

/**
 * The columns that the first query of a text gives, by its select list: aliases, plain columns, and the columns
 * behind each `*` as far as its tables are known. The queries of the WITH list and in FROM are read the same way.
 *
 * A half-written query is read as far as it goes.
 */
export function outputColumns(tokens: readonly Token[], surroundings: QuerySurroundings): QueryOutput {
  const all = withoutComments(tokens);
  const end = findOutside(all, 0, token => isMark(token, ';'));
  return new QueryReader(surroundings).query(all.slice(0, end), new Map(), 0);
}

/** The columns of each query of a text's WITH list, by their names in lower case. */
export function cteColumns(
  tokens: readonly Token[],
  surroundings: QuerySurroundings,
): ReadonlyMap<string, QueryOutput> {
  return new QueryReader(surroundings).withList(withoutComments(tokens), new Map(), 0).ctes;
}

class QueryReader {
  readonly #surroundings: QuerySurroundings;

  constructor(surroundings: QuerySurroundings) {
    this.#surroundings = surroundings;
  }

  query(tokens: readonly Token[], outer: Ctes, depth: number): QueryOutput {
    if (depth > DEEPEST) return UNKNOWN_OUTPUT;
    const { ctes, next } = this.withList(tokens, outer, depth);
    const first = tokens[next];
    const keyword = first?.keyword;
    if (isMark(first, '(')) return this.query(insideParens(tokens, next), ctes, depth + 1);
    if (keyword === 'VALUES') return this.#values(tokens.slice(next + 1));
    if (keyword !== 'SELECT') return UNKNOWN_OUTPUT;
    const end = findOutside(tokens, next, token => SET_OPERATORS.has(token.keyword));
    return this.#select(tokens.slice(next + 1, end), ctes, depth);
  }

  /** `WITH a AS (…), b (x, y) AS (…)`, when the tokens start so. */
  withList(tokens: readonly Token[], outer: Ctes, depth: number): { ctes: Ctes; next: number } {
    if (tokens[0]?.keyword !== 'WITH') return { ctes: outer, next: 0 };
    const ctes = new Map(outer);
    let at = tokens[1]?.keyword === 'RECURSIVE' ? 2 : 1;
    for (;;) {
      const name = tokens[at];
      if (!isName(name) || name.keyword === 'SELECT') return { ctes, next: at };
      const columns = isMark(tokens[at + 1], '(') ? insideParens(tokens, at + 1) : undefined;
      const as = columns === undefined ? at + 1 : behindParens(tokens, at + 1);
      if (tokens[as]?.keyword !== 'AS' || !isMark(tokens[as + 1], '(')) return { ctes, next: as };
      const output = this.query(insideParens(tokens, as + 1), ctes, depth + 1);
      ctes.set(tokenValue(name).toLowerCase(), renamed(output, columns && namesIn(columns)));
      at = behindParens(tokens, as + 1);
      if (!isMark(tokens[at], ',')) return { ctes, next: at };
      at += 1;
    }
  }

  #values(tokens: readonly Token[]): QueryOutput {
    const row = isMark(tokens[0], '(') ? splitAtCommas(insideParens(tokens, 0)) : [tokens];
    const columns = row.map((part, at) => ({ name: `EXPR$${at}`, span: spanOf(part), star: false }));
    return { columns, complete: true };
  }

  #select(tokens: readonly Token[], ctes: Ctes, depth: number): QueryOutput {
    const isFrom = (at: number): boolean => tokens[at]?.keyword === 'FROM' && !isDistinctFrom(tokens, at);
    const from = findOutside(tokens, 0, (token, at) => isFrom(at) || AFTER_FROM.has(token.keyword));
    const end = findOutside(tokens, from + 1, token => AFTER_FROM.has(token.keyword));
    const tables = isFrom(from) ? fromItems(tokens.slice(from + 1, end)) : [];
    const start = ['DISTINCT', 'ALL'].includes(tokens[0]?.keyword ?? '') ? 1 : 0;
    const outputs = splitAtCommas(tokens.slice(start, from)).map((part, at) => {
      const item = selectItem(part);
      return item.kind === 'star' ? this.#star(item, tables, { ctes, depth }) : this.#column(item, part, at);
    });
    return joined(outputs);
  }

  #column(item: Exclude<SelectItem, { kind: 'star' }>, part: readonly Token[], at: number): QueryOutput {
    const span = item.kind === 'named' ? item.token.span : spanOf(part);
    if (this.#surroundings.isOpaque?.(span) === true) return UNKNOWN_OUTPUT;
    const name = item.kind === 'named' ? item.name : `EXPR$${at}`;
    return { columns: [{ name, span, star: false }], complete: true };
  }

  #star(
    { qualifier, token }: Extract<SelectItem, { kind: 'star' }>,
    tables: readonly FromItem[],
    { ctes, depth }: { readonly ctes: Ctes; readonly depth: number },
  ): QueryOutput {
    const name = qualifier.at(-1)?.value.toLowerCase();
    const meant = name === undefined ? tables : tables.filter(({ alias }) => alias === name);
    if (meant.length === 0) return UNKNOWN_OUTPUT;
    const outputs = meant.map(table => this.#table(table, ctes, depth));
    const all = name === undefined ? mergedByUsing(outputs, meant) : joined(outputs);
    return { ...all, columns: all.columns.map(column => ({ name: column.name, span: token.span, star: true })) };
  }

  #table({ source, columnAliases }: FromItem, ctes: Ctes, depth: number): QueryOutput {
    if (source.kind === 'unknown') return UNKNOWN_OUTPUT;
    if (source.kind === 'query') return renamed(this.query(source.tokens, ctes, depth + 1), columnAliases);
    const { parts, span } = source.name;
    const cte = parts.length === 1 ? ctes.get(parts[0]?.value.toLowerCase() ?? '') : undefined;
    if (cte !== undefined) return renamed(cte, columnAliases);
    const names = this.#surroundings.columnsOf(source.name);
    if (names === undefined) return UNKNOWN_OUTPUT;
    return renamed({ columns: names.map(name => ({ name, span, star: true })), complete: true }, columnAliases);
  }
}

/** `is [not] distinct from`, where FROM begins no clause. */
function isDistinctFrom(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.keyword === 'DISTINCT' && ['IS', 'NOT'].includes(tokens[at - 2]?.keyword ?? '');
}

function joined(outputs: readonly QueryOutput[]): QueryOutput {
  return {
    columns: outputs.flatMap(({ columns }) => columns),
    complete: outputs.length > 0 && outputs.every(({ complete }) => complete),
  };
}

/** A column that USING names comes once, where it is first seen. */
function mergedByUsing(outputs: readonly QueryOutput[], tables: readonly FromItem[]): QueryOutput {
  const kept = outputs.map(({ columns, complete }, at) => {
    const shared = new Set(tables[at]?.using);
    return { complete, columns: columns.filter(({ name }) => !shared.has(name.toLowerCase())) };
  });
  return joined(kept);
}

function renamed(output: QueryOutput, names: readonly string[] | undefined): QueryOutput {
  if (names === undefined || names.length === 0) return output;
  const columns: readonly OutputColumn[] = names.map((name, at) => ({
    name,
    span: output.columns[at]?.span ?? { start: 0, end: 0 },
    star: false,
  }));
  return { columns, complete: true };
}

function namesIn(tokens: readonly Token[]): readonly string[] {
  return splitAtCommas(tokens).flatMap(([name]) => (isName(name) ? [tokenValue(name)] : []));
}

function spanOf(tokens: readonly Token[]): Span {
  return { start: tokens[0]?.span.start ?? 0, end: tokens.at(-1)?.span.end ?? 0 };
}
