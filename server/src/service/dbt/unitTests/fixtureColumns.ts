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
}

/** The columns that the unit tests of a properties file name: in its own rows, and in the files of rows that it asks for. */
export function fixtureColumns(context: FeatureContext, file: FilePath): readonly FixtureColumn[] {
  return fixturesIn(context, file).flatMap(columnsOf);
}

/** Those that stand in the document itself, a properties file or a file of rows. */
export function fixtureColumnsHere(context: FeatureContext): readonly FixtureColumn[] {
  const { path } = context.document;
  const files = isFixtureFile(context, path) ? unitTestFiles(context) : /\.ya?ml$/i.test(path) ? [path] : [];
  const columns = files.flatMap(file => fixtureColumns(context, file)).filter(({ file }) => file === path);
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
  return names.map(({ name, span }) => ({ node, file, name, span }));
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

function namesIn({ format, text, start }: Exclude<Fixture['rows'], { format: 'dict' }>): readonly Named[] {
  const names = format === 'csv' ? namesInHeader(text) : namesInQuery(text);
  return names.map(({ name, span }) => ({ name, span: { start: start + span.start, end: start + span.end } }));
}

/** The names of the first line that has any, without quotes and blanks around. */
function namesInHeader(text: string): readonly Named[] {
  const line = /\S.*/.exec(text);
  if (line === null) return [];
  return [...line[0].matchAll(/[^,"\r]+/g)].flatMap(({ 0: field, index }) => {
    const name = field.trim();
    const start = line.index + index + field.indexOf(name);
    return name === '' ? [] : [{ name, span: { start, end: start + name.length } }];
  });
}

/** The names that each SELECT of a text of SQL gives its columns. */
function namesInQuery(text: string): readonly Named[] {
  const { sql } = maskTemplate(parseJinja(text));
  const { queries } = analyseSql(sql, { columnsOf: () => undefined });
  return queries
    .slice(0, 1)
    .flatMap(armsOf)
    .flatMap(({ output }) =>
      output.flatMap(({ name, definition, expression, star }) =>
        // Without an alias only Dremio gives it a name.
        star || definition.start < expression.end ? [] : [{ name, span: unquoted(definition, sql) }],
      ),
    );
}

function armsOf(query: SqlScope): readonly SqlScope[] {
  return query.arms.length === 0 ? [query] : query.arms.flatMap(armsOf);
}

function unquoted({ start, end }: Span, sql: string): Span {
  return sql.charAt(start) === '"' ? { start: start + 1, end: end - 1 } : { start, end };
}
