import { dottedName, type Argument, type Expression, type JinjaMask } from '@lakehouse/jinja';
import type { DottedName } from '@lakehouse/sql';
import type { RefName, SourceName } from '../resolution';

/** What a table of a query is to dbt: a ref, a source, the node itself, or a name in Dremio written out. */
export type AskedTable =
  | ({ readonly kind: 'ref' } & RefName)
  | ({ readonly kind: 'source' } & SourceName)
  | { readonly kind: 'this' }
  /** Parts in lower case, joined by dots. */
  | { readonly kind: 'path'; readonly path: string };

/** Reads what each table of a masked query asks for; undefined where only dbt can tell. */
export function askedTables({ placeholders }: JinjaMask): (table: DottedName) => AskedTable | undefined {
  const printed = new Map(placeholders.map(one => [one.span.start, one]));
  return ({ parts, span, dangling }) => {
    const placeholder = printed.get(span.start);
    // Text that touches what a tag prints makes another name of it.
    if (placeholder !== undefined && placeholder.span.end === span.end) return askedBy(placeholder.expression);
    if (dangling || parts.some(part => printed.has(part.span.start))) return undefined;
    return { kind: 'path', path: parts.map(({ value }) => value.toLowerCase()).join('.') };
  };
}

/** The literal `ref(…)` or `source(…)`, or `this`, that an expression is. */
export function askedBy(expression: Expression | undefined): AskedTable | undefined {
  if (expression === undefined) return undefined;
  if (expression.kind !== 'call') return dottedName(expression) === 'this' ? { kind: 'this' } : undefined;
  const name = dottedName(expression.callee)?.replace(/^builtins\./, '');
  const [first, second] = expression.args.filter(arg => arg.name === undefined).map(textOf);
  if (name === 'source' && first !== undefined && second !== undefined)
    return { kind: 'source', sourceName: first, tableName: second };
  if (name !== 'ref' || first === undefined) return undefined;
  const version = expression.args.find(arg => arg.name === 'v' || arg.name === 'version');
  const named = second === undefined ? { name: first } : { packageName: first, name: second };
  const text = version && textOf(version);
  return { kind: 'ref', ...named, ...(text === undefined ? {} : { version: text }) };
}

function textOf({ value }: Argument): string | undefined {
  if (value.kind === 'string') return value.value;
  return value.kind === 'number' ? String(value.value) : undefined;
}
