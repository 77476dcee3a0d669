import { dottedName, partsOf, type Expression } from '@lakehouse/jinja';
import type { SqlRelation, SqlScope } from '@lakehouse/sql';
import type { Span } from '../../../text/span';
import { isSameName, type SqlFile } from './sqlFile';

type Text = Extract<Expression, { kind: 'string' }>;

/** Calls whose texts name other things, or nothing of a query. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  ...['ref', 'source', 'builtins.ref', 'builtins.source', 'var', 'env_var', 'config', 'doc', 'metric'],
  ...['log', 'print', 'return', 'run_query', 'config.get', 'config.require'],
]);

/**
 * Texts that macros get and that are a column of some relations where the macro prints, as in
 * `dbt_utils.generate_surrogate_key(['id'])`: those that a query could write there as they are.
 */
export function quotedColumns(
  { jinja, analysis }: SqlFile,
  relations: ReadonlySet<SqlRelation>,
  name: string,
): readonly Span[] {
  return jinja.tags.flatMap(tag => {
    if (tag.kind !== 'print') return [];
    const texts = tag.expressions.flatMap(textsIn).filter(({ value }) => isSameName(value.replace(/^\w+\./, ''), name));
    if (texts.length === 0) return [];
    const scope = innermost(analysis.scopes, tag.segment.span.start);
    return scope === undefined ? [] : texts.flatMap(text => meant(text, { scope, relations, name }));
  });
}

interface Wanted {
  readonly scope: SqlScope;
  readonly relations: ReadonlySet<SqlRelation>;
  readonly name: string;
}

/** The place of the name in a text, where the relation that gives it in the query is one of those that are wanted. */
function meant({ value, inner }: Text, { scope, relations, name }: Wanted): readonly Span[] {
  // Between quotes there may be escapes, or several texts side by side.
  if (inner.end - inner.start !== value.length) return [];
  const qualifier = value.slice(0, Math.max(value.length - name.length - 1, 0)).toLowerCase();
  const named = scope.relations.filter(({ exposedName }) => qualifier === '' || exposedName === qualifier);
  const giving = named.filter(({ columns }) => columns.some(column => isSameName(column.name, name)));
  const [only] = giving;
  if (giving.length !== 1 || only === undefined || !relations.has(only)) return [];
  return [{ start: inner.end - name.length, end: inner.end }];
}

function innermost(scopes: readonly SqlScope[], offset: number): SqlScope | undefined {
  let found: SqlScope | undefined;
  for (const scope of scopes) {
    const { start, end } = scope.span;
    if (start > offset || offset > end) continue;
    if (found === undefined || end - start <= found.span.end - found.span.start) found = scope;
  }
  return found;
}

function textsIn(expression: Expression): readonly Text[] {
  if (expression.kind === 'string') return [expression];
  if (expression.kind === 'call' && OF_OTHERS.has(dottedName(expression.callee) ?? '')) return [];
  return partsOf(expression).flatMap(textsIn);
}
