import type { ProjectNode } from '../project/projectNode';
import type { ProjectView } from '../project/projectView';
import type { FilePath } from '../text/filePath';

/** What stands first among the nodes of a file: a model rather than the tests that YAML puts on it. */
const RANKS: readonly ProjectNode['kind'][] = [
  'model',
  'seed',
  'snapshot',
  'function',
  'analysis',
  'source',
  'exposure',
  'semantic_model',
  'metric',
  'saved_query',
  'unit_test',
  'test',
  'operation',
];

/** The node that a document is; of a YAML file the first source or exposure, else the first thing that it describes. */
export function focusNode(project: ProjectView, file: FilePath): ProjectNode | undefined {
  const own = project.nodesOfFile(file).filter(({ kind, file: at }) => kind !== 'test' || !isYaml(at));
  const [first] = own.toSorted((a, b) => RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind));
  if (first !== undefined || !isYaml(file)) return first;
  for (const node of project.nodes()) if (node.properties?.file === file && node.kind !== 'test') return node;
  return undefined;
}

function isYaml(file: FilePath): boolean {
  return /\.ya?ml$/i.test(file);
}
