import { maskJinja, parseJinja } from '@lakehouse/jinja';
import { outputColumns, tokenize } from '@lakehouse/sql';
import type { Span } from '../../text/span';
import { askedTables, type AskedTable } from './askedTable';
import type { NodeColumns } from './knownColumn';
import { opaqueText } from './opaqueText';

/** A column that a query gives. */
export interface QueryColumn {
  readonly name: string;
  readonly type: string | undefined;
  /** Where it gets its name; undefined for one that a `*` brings in. */
  readonly span: Span | undefined;
  readonly origins: readonly { readonly table: AskedTable; readonly column: string }[];
}

/** The columns that a query gives, as far as its text and its tables tell. */
export interface QueryOutput {
  readonly columns: readonly QueryColumn[];
  readonly complete: boolean;
}

/** What somebody else knows of a query's table. */
export type TableLookup = (asked: AskedTable) => NodeColumns | undefined;

/** The output of the first query of a template, or of a stretch of it. */
export function queryOutput(text: string, body: Span | undefined, lookup: TableLookup): QueryOutput {
  const document = parseJinja(text);
  const mask = maskJinja(document);
  const asked = askedTables(mask);
  const sql = body === undefined ? mask.sql : ' '.repeat(body.start) + mask.sql.slice(body.start, body.end);
  const tables: { readonly table: AskedTable; readonly names: ReadonlySet<string> }[] = [];
  const open = { is: false };
  const { columns, complete } = outputColumns(tokenize(sql), {
    columnsOf: name => {
      const table = asked(name);
      const known = table && lookup(table);
      if (table === undefined || known === undefined) return undefined;
      const names = known.columns.map(column => column.name);
      tables.push({ table, names: new Set(names) });
      open.is ||= !known.complete;
      return names;
    },
    isOpaque: opaqueText(document, mask),
  });
  const originsOf = (column: string) =>
    tables.filter(({ names }) => names.has(column)).flatMap(({ table }, at) => (at === 0 ? [{ table, column }] : []));
  return {
    columns: columns.map(({ name, span, star }) => ({
      name,
      type: undefined,
      span: star ? undefined : span,
      origins: star ? originsOf(name) : [],
    })),
    complete: complete && !(open.is && sql.includes('*')),
  };
}
