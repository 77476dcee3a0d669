import { parseJinja } from '@lakehouse/jinja';
import { analyseSql, type SqlOutputColumn } from '@lakehouse/sql';
import type { Span } from '../../text/span';
import { maskTemplate } from '../maskTemplate';
import { askedTables, type AskedTable } from './askedTable';
import type { NodeColumns } from './knownColumn';
import { unclearText } from './unclearText';

/** A column that a query gives. */
export interface QueryColumn {
  readonly name: string;
  readonly type: string | undefined;
  /** Where it gets its name, followed through `*` in this text; undefined for one that a `*` brings in from a table. */
  readonly span: Span | undefined;
  /** Whether a `*` brings it in. */
  readonly star: boolean;
  readonly origins: readonly { readonly table: AskedTable; readonly column: string }[];
}

/** The columns that a query gives, as far as its text and its tables tell. */
export interface QueryOutput {
  readonly columns: readonly QueryColumn[];
  readonly complete: boolean;
}

/** What somebody else knows of a query's table. */
export type TableLookup = (asked: AskedTable) => NodeColumns | undefined;

/** A template, with where the query stands in it when it has several. */
export interface QueryText {
  readonly text: string;
  readonly body: Span | undefined;
  /** dbt's word for the warehouse that it is for; Dremio where nothing else is known. */
  readonly adapter?: string | undefined;
}

/** The output of the first query of a template, or of a stretch of it. */
export function queryOutput({ text, body, adapter }: QueryText, lookup: TableLookup): QueryOutput {
  const document = parseJinja(text);
  const mask = maskTemplate(document, adapter);
  const asked = askedTables(mask);
  const sql = body === undefined ? mask.sql : ' '.repeat(body.start) + mask.sql.slice(body.start, body.end);
  const { queries } = analyseSql(sql, {
    columnsOf: name => {
      const table = asked(name);
      return table && lookup(table);
    },
    ...unclearText(document, mask, adapter),
  });
  const [query] = queries;
  if (query === undefined) return { columns: [], complete: false };
  const columns = query.output.map((output): QueryColumn => ({
    name: output.name,
    type: output.type,
    span: writtenAt(output, sql),
    star: output.star,
    origins: output.origins.flatMap(({ relation, column }) => {
      const table = relation.name && asked(relation.name);
      return table === undefined ? [] : [{ table, column }];
    }),
  }));
  return { columns, complete: query.complete };
}

/** The alias or name in this text that a column has its name from, through any `*`. */
function writtenAt({ star, behind, definition }: SqlOutputColumn, sql: string): Span | undefined {
  const span = star ? behind?.definition : definition;
  return span !== undefined && sql.slice(span.start, span.end) === '*' ? undefined : span;
}
