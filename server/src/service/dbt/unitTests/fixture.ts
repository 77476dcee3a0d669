import { fileName, type FilePath } from '../../text/filePath';
import type { FeatureContext, ServedDocument } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import type { YamlNode } from '../../project/read/yamlNode';
import { dependencyOfText } from '../yaml/dependencyOfText';
import { yamlOf } from '../yaml/yamlOf';

/** Rows of a unit test: of an input, or those that are expected. */
export interface Fixture {
  /** What the rows stand for. */
  readonly node: ProjectNode;
  /** Where the rows are written. */
  readonly file: FilePath;
  readonly rows:
    | { readonly format: 'dict'; readonly maps: readonly YamlNode[] }
    /** A text, and where it begins in its file; of a block of YAML with its mark left blank. */
    | { readonly format: 'csv' | 'sql'; readonly text: string; readonly start: number };
}

/** The rows that the unit tests of a properties file give and expect, as far as it is known what they stand for. */
export function fixturesIn(context: FeatureContext, file: FilePath): readonly Fixture[] {
  const document = documentOf(context, file);
  if (document?.text.includes('unit_tests') !== true) return [];
  return (yamlOf(document).root?.get('unit_tests')?.items() ?? []).flatMap(test => fixturesOf(context, document, test));
}

/** The properties files that have unit tests. */
export function unitTestFiles({ project, document }: FeatureContext): readonly FilePath[] {
  const files = (project?.nodesOfKind('unit_test') ?? []).map(({ file }) => file);
  return [...new Set([document.path, ...files])].filter(file => /\.ya?ml$/i.test(file));
}

function fixturesOf(context: FeatureContext, document: ServedDocument, test: YamlNode): readonly Fixture[] {
  const { project } = context;
  const from = project?.packageOfFile(document.path) ?? project?.name ?? '';
  const name = test.get('model')?.text;
  const found = name === undefined ? undefined : project?.resolveRef({ name }, from);
  // Which of several versions is tested may be said elsewhere.
  const model = found?.kind === 'found' && found.node.version === undefined ? found.node : undefined;
  const inputs = (test.get('given')?.items() ?? []).map(given => {
    const input = given.get('input')?.text?.trim() ?? '';
    if (input === 'this') return { entry: given, node: model };
    const dependency = dependencyOfText(input);
    const read = dependency && project?.resolve(dependency, from);
    return { entry: given, node: read?.kind === 'found' ? read.node : undefined };
  });
  const expect = test.get('expect');
  const all = expect === undefined ? inputs : [...inputs, { entry: expect, node: model }];
  return all.flatMap(({ entry, node }) =>
    node === undefined ? [] : (fixtureOf(context, document, { entry, node }) ?? []),
  );
}

interface Given {
  readonly entry: YamlNode;
  readonly node: ProjectNode;
}

function fixtureOf(context: FeatureContext, document: ServedDocument, { entry, node }: Given): Fixture | undefined {
  const format = entry.get('format')?.text ?? 'dict';
  const rows = entry.get('rows');
  const file = document.path;
  if (format === 'dict') return { node, file, rows: { format, maps: rows?.items() ?? [] } };
  if (format !== 'csv' && format !== 'sql') return undefined;
  if (rows?.text !== undefined) {
    const { start, end } = rows.span;
    return { node, file, rows: { format, text: withoutMark(document.text.slice(start, end)), start } };
  }
  const named = entry.get('fixture')?.text;
  const other = named === undefined ? undefined : fixtureFile(context, `${named}.${format}`);
  return other && { node, file: other.path, rows: { format, text: other.text, start: 0 } };
}

/** The mark of a block and what stands behind it, as `|-`, are no part of its text. */
function withoutMark(text: string): string {
  return text.replace(/^[|>][^\r\n]*/, mark => ' '.repeat(mark.length));
}

/** The file of rows, which stands anywhere below `fixtures` in a folder of tests. */
function fixtureFile(context: FeatureContext, name: string): ServedDocument | undefined {
  for (const path of context.project?.files() ?? [])
    if (fileName(path) === name && isFixtureFile(context, path)) return documentOf(context, path);
  return undefined;
}

/** The files of rows that are there, of one format where that is told. */
export function fixtureFiles(context: FeatureContext, format: string | undefined): readonly FilePath[] {
  const ending = format === 'csv' || format === 'sql' ? `.${format}` : '';
  return [...(context.project?.files() ?? [])].filter(path => path.endsWith(ending) && isFixtureFile(context, path));
}

/** Whether a file holds rows of unit tests, by where it lies. */
export function isFixtureFile({ project }: FeatureContext, file: FilePath): boolean {
  return project?.fileOf(file)?.role === 'fixture';
}

function documentOf(context: FeatureContext, file: FilePath): ServedDocument | undefined {
  return file === context.document.path ? context.document : context.documentAt(file);
}
