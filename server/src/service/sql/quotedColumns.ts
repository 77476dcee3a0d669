import { dottedName, partsOf, type Expression, type JinjaDocument } from '@lakehouse/jinja';
import type { RelationColumn, SqlRelation, SqlScope } from '@lakehouse/sql';
import type { Span } from '../text/span';

type Text = Extract<Expression, { kind: 'string' }>;

/** Calls whose texts name other things, or nothing of a query. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  ...['ref', 'source', 'builtins.ref', 'builtins.source', 'var', 'env_var', 'config', 'doc', 'metric'],
  ...['log', 'print', 'return', 'run_query', 'config.get', 'config.require', 'adapter.dispatch'],
]);

/** Calls that give a table. */
const TABLES: ReadonlySet<string> = new Set(['ref', 'source', 'builtins.ref', 'builtins.source']);

/** A text that a macro gets where a query prints it, as in `dbt_utils.generate_surrogate_key(['id'])`. */
export interface MacroText {
  readonly text: Text;
  /** Where the tag begins that prints what the macro makes of it. */
  readonly at: number;
}

/** The texts that macros get in a template, where they print something. */
export function macroTexts({ tags }: JinjaDocument): readonly MacroText[] {
  return tags.flatMap(tag => {
    if (tag.kind !== 'print') return [];
    const at = tag.segment.span.start;
    return tag.expressions.flatMap(one => textsIn(one, false)).map(text => ({ text, at }));
  });
}

/** A column that a macro's text names. */
export interface QuotedColumn {
  readonly relation: SqlRelation;
  readonly column: RelationColumn;
  /** Of the name, without its qualifier. */
  readonly span: Span;
}

/** The column that a text would be if it stood in the query where its macro prints; undefined where it is none, or one of several. */
export function quotedColumn(
  { text: { value, inner }, at }: MacroText,
  scopes: readonly SqlScope[],
): QuotedColumn | undefined {
  const [, qualifier, name] = /^(?:(\w+)\.)?(\w+)$/.exec(value) ?? [];
  // Between quotes there may be escapes, or several texts side by side.
  if (name === undefined || inner.end - inner.start !== value.length) return undefined;
  const relations = innermostScope(scopes, at)?.relations ?? [];
  const named = relations.filter(
    ({ exposedName }) => qualifier === undefined || exposedName === qualifier.toLowerCase(),
  );
  const found = named.flatMap(relation =>
    relation.columns.filter(one => one.name.toLowerCase() === name.toLowerCase()).map(column => ({ relation, column })),
  );
  const [only] = found;
  return found.length === 1 && only !== undefined
    ? { ...only, span: { start: inner.end - name.length, end: inner.end } }
    : undefined;
}

/** The smallest scope around an offset. */
export function innermostScope(scopes: readonly SqlScope[], offset: number): SqlScope | undefined {
  let found: SqlScope | undefined;
  for (const scope of scopes) {
    const { start, end } = scope.span;
    if (start > offset || offset > end) continue;
    if (found === undefined || end - start <= found.span.end - found.span.start) found = scope;
  }
  return found;
}

/** Whether a call is told which table its texts speak of, which need not be one that the query reads. */
function getsTable(call: Expression): boolean {
  const tables = partsOf(call).flatMap(part => (part.kind === 'call' ? (dottedName(part.callee) ?? []) : []));
  return tables.some(name => TABLES.has(name));
}

function textsIn(expression: Expression, inCall: boolean): readonly Text[] {
  if (expression.kind === 'string') return inCall ? [expression] : [];
  if (expression.kind === 'call' && (OF_OTHERS.has(dottedName(expression.callee) ?? '') || getsTable(expression)))
    return [];
  return partsOf(expression).flatMap(part => textsIn(part, inCall || expression.kind === 'call'));
}
