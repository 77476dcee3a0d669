import type { Place } from '../../../answers/place';
import { dependencyOfText } from '../../../dbt/yaml/dependencyOfText';
import { yamlOf } from '../../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../../feature';
import type { ProjectNode } from '../../../project/projectNode';
import type { ProjectView } from '../../../project/projectView';
import type { YamlNode } from '../../../project/read/yamlNode';
import type { FilePath } from '../../../text/filePath';
import { isSameName } from './sqlFile';

/** Where rows of unit tests name a column of a node: keys of maps, and the first line of rows that are CSV. */
export function rowPlaces(context: FeatureContext, node: ProjectNode, column: string): readonly Place[] {
  const { project } = context;
  if (project === undefined) return [];
  const kind = node.kind === 'source' ? 'table' : 'ref';
  const files = new Set([...project.uses.named(kind, node.name)].map(({ file }) => file));
  return [...files].flatMap(file => (/\.ya?ml$/i.test(file) ? placesIn(context, { project, node, file }, column) : []));
}

interface Wanted {
  readonly project: ProjectView;
  readonly node: ProjectNode;
  readonly file: FilePath;
}

function placesIn(context: FeatureContext, { project, node, file }: Wanted, column: string): readonly Place[] {
  const document = file === context.document.path ? context.document : context.documentAt(file);
  const from = project.packageOfFile(file) ?? project.name;
  const tests = document === undefined ? [] : (yamlOf(document).root?.get('unit_tests')?.items() ?? []);
  return tests
    .flatMap(test => {
      const name = test.get('model')?.text;
      const model = name === undefined ? undefined : project.resolveRef({ name }, from);
      const isOfModel = model?.kind === 'found' && model.node.uniqueId === node.uniqueId;
      const given = (test.get('given')?.items() ?? []).filter(one => {
        const input = one.get('input')?.text?.trim() ?? '';
        if (input === 'this') return isOfModel;
        const dependency = dependencyOfText(input);
        const found = dependency && project.resolve(dependency, from);
        return found?.kind === 'found' && found.node.uniqueId === node.uniqueId;
      });
      const expected = isOfModel ? [test.get('expect')] : [];
      return [...given, ...expected].flatMap(fixture => columnsOf(fixture, document?.text ?? '', column));
    })
    .map(span => ({ file, span }));
}

function columnsOf(fixture: YamlNode | undefined, text: string, column: string): readonly Place['span'][] {
  const rows = fixture?.get('rows');
  if (rows?.text !== undefined) return fixture?.get('format')?.text === 'csv' ? inHeader(rows, text, column) : [];
  const keys = (rows?.items() ?? []).flatMap(row => row.keys());
  return keys.filter(({ name }) => isSameName(name, column)).map(({ span }) => span);
}

/** The column in the first line of CSV, which stands below the mark of the block that holds it. */
function inHeader({ span }: YamlNode, text: string, column: string): readonly Place['span'][] {
  const written = text.slice(span.start, span.end);
  const [header] = [...written.matchAll(/^[^\S\n]*(?![|>])\S.*$/gm)];
  if (header === undefined) return [];
  return [...header[0].matchAll(/[^\s,"]+/g)]
    .filter(([name]) => isSameName(name, column))
    .map(({ 0: name, index }) => {
      const start = span.start + header.index + index;
      return { start, end: start + name.length };
    });
}
