import { dottedName, maskJinja, type Argument, type Expression, type JinjaDocument } from '@lakehouse/jinja';
import { outputColumns, tokenize } from '@lakehouse/sql';
import type { Span } from '../text/span';
import type { RefName, SourceName } from './resolution';

/** What a `*` of a select list stands for when its table is a ref or a source. */
export type Upstream = ({ readonly kind: 'ref' } & RefName) | ({ readonly kind: 'source' } & SourceName);

/** One column, or all columns of something upstream. */
export type ShapeEntry =
  | { readonly kind: 'column'; readonly name: string; readonly span: Span }
  | { readonly kind: 'all'; readonly upstream: Upstream; readonly span: Span };

/**
 * What a model's select list says about its columns, by its own text alone: plain data that may be kept with the
 * facts of a file. What stands upstream is looked up when it is asked for, see `nodeColumns`.
 */
export interface SelectShape {
  readonly entries: readonly ShapeEntry[];
  /** False when a macro, a loop or an unknown table may add columns or name them otherwise. */
  readonly complete: boolean;
}

/** A name that no column has: it carries a place in a list through the query, from a table to the outermost `*`. */
const MARK = '\u0000';

/** Reads the select list of a model, snapshot or analysis; tolerant of half-written text. */
export function selectShape(document: JinjaDocument): SelectShape {
  const { sql, placeholders } = maskJinja(document);
  const upstreams: Upstream[] = [];
  const at = (span: Span) => placeholders.find(one => one.span.start < span.end && span.start < one.span.end);
  const { columns, complete } = outputColumns(tokenize(sql), {
    columnsOf: ({ span }) => {
      const upstream = upstreamOf(at(span)?.expression);
      return upstream && [MARK + String(upstreams.push(upstream) - 1)];
    },
    isOpaque: span => at(span) !== undefined,
  });
  const looped = document.structure.blocks.some(({ keyword }) => keyword === 'for');
  const entries = columns.map(({ name, span }): ShapeEntry => {
    const upstream = name.startsWith(MARK) ? upstreams[Number(name.slice(1))] : undefined;
    return upstream === undefined ? { kind: 'column', name, span } : { kind: 'all', upstream, span };
  });
  return { entries, complete: complete && !looped };
}

/** The literal `ref(…)` or `source(…)` that a tag prints. */
function upstreamOf(expression: Expression | undefined): Upstream | undefined {
  if (expression?.kind !== 'call') return undefined;
  const name = dottedName(expression.callee);
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
