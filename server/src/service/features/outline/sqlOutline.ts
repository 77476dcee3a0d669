import type { Block, JinjaDocument } from '@lakehouse/jinja';
import type { SqlAnalysis, SqlOutputColumn, SqlScope } from '@lakehouse/sql';
import type { DocumentSymbol, SymbolKind } from '../../answers/symbol';
import type { FeatureContext } from '../../feature';
import { analysisOf } from '../../sql/documentAnalysis';
import { extensionOf } from '../../text/filePath';
import type { Span } from '../../text/span';
import { nest } from './nest';

const BLOCKS: Readonly<Record<string, SymbolKind>> = {
  macro: 'macro',
  materialization: 'macro',
  test: 'test',
  data_test: 'test',
  snapshot: 'table',
  docs: 'docs',
};

/** The parts of a template: its macros and other named blocks, its config, its queries with their columns. */
export function sqlOutline(context: FeatureContext): readonly DocumentSymbol[] {
  const { path, jinja } = context.document;
  if (!['.sql', '.md'].includes(extensionOf(path))) return [];
  const analysis = analysisOf(context)?.analysis;
  return nest([
    ...jinja.structure.blocks.flatMap(namedBlock),
    ...configs(jinja),
    ...(analysis === undefined ? [] : queries(analysis)),
  ]);
}

function namedBlock({ branches, span, keyword }: Block): readonly DocumentSymbol[] {
  const statement = branches[0]?.tag.statement;
  const kind = Object.hasOwn(BLOCKS, keyword) ? BLOCKS[keyword] : undefined;
  if (statement?.kind !== 'named' || statement.name === '' || kind === undefined) return [];
  return [{ name: statement.name, detail: keyword, kind, span, nameSpan: statement.nameSpan, children: [] }];
}

function configs({ calls }: JinjaDocument): readonly DocumentSymbol[] {
  return calls
    .filter(({ name }) => name === 'config')
    .map(({ tag, nameSpan }) => ({
      name: 'config',
      kind: 'property',
      span: tag.segment.span,
      nameSpan,
      children: [],
    }));
}

function queries({ ctes, queries: outer }: SqlAnalysis): readonly DocumentSymbol[] {
  return [
    ...ctes.map(({ name, span, query }): DocumentSymbol => {
      // A half-written item may end before its name does.
      const whole = { start: span.start, end: Math.max(span.end, name.span.end) };
      return { name: name.value, kind: 'cte', span: whole, nameSpan: name.span, children: columns(query, whole) };
    }),
    ...outer.flatMap(finalSelect),
  ];
}

/** The query that gives the rows, below its WITH list. */
function finalSelect(query: SqlScope): readonly DocumentSymbol[] {
  const select = query.clauses.find(({ kind }) => kind === 'select')?.span.start;
  const from = select ?? query.arms[0]?.span.start;
  if (from === undefined) return [];
  const start = Math.max(query.span.start, from);
  const span = { start, end: Math.max(query.span.end, start) };
  const nameSpan = { start, end: Math.min(start + 'select'.length, span.end) };
  return [{ name: 'select', kind: 'block', span, nameSpan, children: columns(query, span) }];
}

function columns({ output }: SqlScope, within: Span): readonly DocumentSymbol[] {
  return output.filter(one => !one.star && isWithin(one, within)).map(columnSymbol);
}

function isWithin({ item, definition }: SqlOutputColumn, { start, end }: Span): boolean {
  const isWhole = item.start <= definition.start && definition.end <= item.end;
  return isWhole && start <= item.start && item.end <= end;
}

function columnSymbol({ name, type, item, definition }: SqlOutputColumn): DocumentSymbol {
  const detail = type === undefined ? {} : { detail: type };
  return { name, kind: 'column', span: item, nameSpan: definition, children: [], ...detail };
}
