import { fileName, stemOf, type FilePath } from '../../text/filePath';
import type { FeatureContext, ServedDocument } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import type { YamlNode } from '../../project/read/yamlNode';
import type { ProjectView } from '../../project/projectView';
import { dependencyOfText } from '../yaml/dependencyOfText';
import { yamlOf } from '../yaml/yamlOf';
import { scalarText } from './scalarText';

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

/**
 * The rows that the unit tests of a properties file give and expect, as far as it is known what they stand for.
 * @param only the file of rows to which they are narrowed
 */
export function fixturesIn(context: FeatureContext, file: FilePath, only?: FilePath): readonly Fixture[] {
  const document = documentOf(context, file);
  if (document?.text.includes('unit_tests') !== true) return [];
  const name = only === undefined ? undefined : stemOf(only);
  if (name !== undefined && !document.text.includes(name)) return [];
  const isMeant = (entry: YamlNode): boolean => name === undefined || entry.get('fixture')?.text === name;
  return unitTestsOf(document)
    .filter(test => rowsOf(test).some(isMeant))
    .flatMap(test => fixturesOf(context, document, { test, isMeant }))
    .filter(fixture => only === undefined || fixture.file === only);
}

/** The unit tests that a properties file writes. */
function unitTestsOf(document: ServedDocument): readonly YamlNode[] {
  return yamlOf(document).root?.get('unit_tests')?.items() ?? [];
}

/** What a unit test says of the rows of each input, and of those that it expects. */
function rowsOf(test: YamlNode): readonly YamlNode[] {
  return [test.get('expect') ?? [], test.get('given')?.items() ?? []].flat();
}

/** The properties files that have unit tests. */
export function unitTestFiles({ project, document }: FeatureContext): readonly FilePath[] {
  const files = (project?.nodesOfKind('unit_test') ?? []).map(({ file }) => file);
  return [...new Set([document.path, ...files])].filter(file => /\.ya?ml$/i.test(file));
}

function fixturesOf(
  context: FeatureContext,
  document: ServedDocument,
  { test, isMeant }: { readonly test: YamlNode; readonly isMeant: (entry: YamlNode) => boolean },
): readonly Fixture[] {
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
    node === undefined || !isMeant(entry) ? [] : (fixtureOf(context, document, { entry, node }) ?? []),
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
    const text = scalarText(document.text.slice(start, end), quoteBefore(document.text, start));
    return text === undefined ? undefined : { node, file, rows: { format, text, start } };
  }
  const named = entry.get('fixture')?.text;
  const path = named === undefined ? undefined : fixturePaths(context).get(`${named}.${format}`);
  const other = path === undefined ? undefined : documentOf(context, path);
  return other && { node, file: other.path, rows: { format, text: other.text, start: 0 } };
}

function quoteBefore(text: string, start: number): '"' | "'" | undefined {
  const before = text.charAt(start - 1);
  return before === '"' || before === "'" ? before : undefined;
}

interface FixturePaths {
  readonly generation: number;
  readonly byName: ReadonlyMap<string, FilePath>;
}

const PATHS = new WeakMap<ProjectView, FixturePaths>();

/** Where the files of rows lie, by their names: anywhere below `fixtures` in a folder of tests. */
function fixturePaths(context: FeatureContext): ReadonlyMap<string, FilePath> {
  const { project } = context;
  if (project === undefined) return new Map();
  const generation = project.columnGeneration;
  const kept = PATHS.get(project);
  if (kept?.generation === generation) return kept.byName;
  // Of two files of one name the first counts.
  const files = [...fixtureFiles(context, undefined)].reverse();
  const byName = new Map(files.map(path => [fileName(path), path]));
  PATHS.set(project, { generation, byName });
  return byName;
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
