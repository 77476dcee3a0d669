import { parseJinja } from '@lakehouse/jinja';
import { analyseSql, type SqlScope } from '@lakehouse/sql';
import type { Place } from '../../answers/place';
import type { FeatureContext } from '../../feature';
import { maskTemplate } from '../../project/maskTemplate';
import type { ProjectNode } from '../../project/projectNode';
import type { FilePath } from '../../text/filePath';
import { touches, type Span } from '../../text/span';
import { isMergeKey } from '../yaml/mergeKey';
import { fixturesIn, isFixtureFile, unitTestFiles, type Fixture } from './fixture';

/** A place where rows of a unit test name a column of what they stand for. */
export interface FixtureColumn extends Place {
  readonly node: ProjectNode;
  readonly name: string;
  readonly format: Fixture['rows']['format'];
  /** Whether a query of rows takes the column over from what it reads, so that another name needs an alias. */
  readonly isBare: boolean;
}

/** The columns that the unit tests of a properties file name: in its own rows, and in the files of rows that it asks for. */
export function fixtureColumns(context: FeatureContext, file: FilePath): readonly FixtureColumn[] {
  return fixturesIn(context, file).flatMap(columnsOf);
}

/** Those that stand in the document itself, a properties file or a file of rows. */
export function fixtureColumnsHere(context: FeatureContext): readonly FixtureColumn[] {
  const { path } = context.document;
  const only = isFixtureFile(context, path) ? path : undefined;
  const files = only !== undefined ? unitTestFiles(context) : /\.ya?ml$/i.test(path) ? [path] : [];
  const columns = files
    .flatMap(file => fixturesIn(context, file, only).flatMap(columnsOf))
    .filter(({ file }) => file === path);
  // Several tests may read one file of rows: what they say of it is the same.
  return [...new Map(columns.map(one => [`${one.span.start} ${one.node.uniqueId}`, one])).values()];
}

/** The column that an offset of the document names. */
export function fixtureColumnAt(context: FeatureContext, offset: number): FixtureColumn | undefined {
  return fixtureColumnsHere(context).find(({ span }) => touches(span, offset));
}

function columnsOf({ node, file, rows }: Fixture): readonly FixtureColumn[] {
  const names =
    rows.format === 'dict'
      ? rows.maps.flatMap(map => map.keys().filter(({ name }) => !isMergeKey(name)))
      : namesIn(rows);
  return names.map(({ name, span, isBare = false }: Named) => ({
    node,
    file,
    name,
    span,
    isBare,
    format: rows.format,
  }));
}

interface Named {
  readonly name: string;
  readonly span: Span;
  readonly isBare?: boolean;
}

function namesIn({ format, text, start }: Exclude<Fixture['rows'], { format: 'dict' }>): readonly Named[] {
  const names = format === 'csv' ? namesInHeader(text) : namesInQuery(text);
  return names.map(one => ({ ...one, span: { start: start + one.span.start, end: start + one.span.end } }));
}

/** A field of CSV: quotes around it are no part of its name, and a comma between them does not end it. */
const FIELD = /(?<=^|,)\s*(?:"((?:[^"]|"")*)"|([^,"\r]+))/dg;

/** The names of the first line that has any, without quotes and blanks around. */
function namesInHeader(text: string): readonly Named[] {
  const line = /\S.*/.exec(text);
  if (line === null) return [];
  return [...line[0].matchAll(FIELD)].flatMap(({ 1: quoted, 2: plain = '', indices }) => {
    const written = quoted ?? plain;
    const name = written.trim();
    const [from = 0] = indices?.[quoted === undefined ? 2 : 1] ?? [];
    const start = line.index + from + written.indexOf(name);
    return name === '' ? [] : [{ name: name.replaceAll('""', '"'), span: { start, end: start + name.length } }];
  });
}

/** A column by its name, behind those of its table. */
const COLUMN = /^(?:(?:\w+|"[^"]*")\s*\.\s*)*(?:[^\W\d]\w*|"[^"]*")$/;

/** The names that each SELECT of a text of SQL gives its columns. */
function namesInQuery(text: string): readonly Named[] {
  const { sql } = maskTemplate(parseJinja(text));
  const { queries } = analyseSql(sql, { columnsOf: () => undefined });
  return queries
    .slice(0, 1)
    .flatMap(armsOf)
    .flatMap(({ output }) =>
      output.flatMap(({ name, definition, expression, star }) => {
        const isBare = definition.start < expression.end;
        // What is neither a column nor has an alias gets its name from Dremio.
        const isNamed = !star && (!isBare || COLUMN.test(sql.slice(expression.start, expression.end)));
        return isNamed ? [{ name, span: isBare ? definition : unquoted(definition, sql), isBare }] : [];
      }),
    );
}

function armsOf(query: SqlScope): readonly SqlScope[] {
  return query.arms.length === 0 ? [query] : query.arms.flatMap(armsOf);
}

function unquoted({ start, end }: Span, sql: string): Span {
  return sql.charAt(start) === '"' ? { start: start + 1, end: end - 1 } : { start, end };
}
