import type { Completion } from '../../answers/completion';
import type { Holds } from '../../dbt/yaml/schema/shape';
import type { YamlPlace } from '../../dbt/yaml/yamlPlace';
import type { FeatureContext } from '../../feature';
import type { DescribedColumn, NodeKind, ProjectNode } from '../../project/projectNode';
import { fixtureFiles } from '../../dbt/unitTests/fixture';
import { stemOf } from '../../text/filePath';
import { describedAt, relatedNode } from './describedAt';
import { packageOfDocument } from './packageOfDocument';

/** An entry without its place in the text. */
export type Name = Pick<Completion, 'label' | 'kind' | 'insert' | 'detail' | 'documentation' | 'rank'>;

const KINDS: Partial<Readonly<Record<Holds, NodeKind>>> = {
  describedModel: 'model',
  seed: 'seed',
  snapshot: 'snapshot',
  analysis: 'analysis',
  singularTest: 'test',
  function: 'function',
};

/** Names of the project that a value may be. */
export function yamlNames(context: FeatureContext, holds: Holds, place: YamlPlace): readonly Name[] {
  const { project } = context;
  if (project === undefined) return [];
  const described = KINDS[holds];
  if (described !== undefined) return describable(context, described);
  switch (holds) {
    case 'column':
      return undescribedFirst(context, describedAt(context, place.steps));
    case 'relatedColumn': {
      const last = place.steps.findLast(step => step.kind === 'key');
      const node = last && relatedNode(context, last.beside);
      return node === undefined ? [] : columnsOf(context, [node]);
    }
    case 'model':
      return project.nodesOfKind('model').map(node => ({ ...named(node.name, 'model'), ...about(node) }));
    case 'group':
      return [...project.groups()].map(({ name }) => named(name, 'value'));
    case 'tag':
      return project.tags().map(name => named(name, 'value'));
    case 'fixture':
      return fixtureFiles(context, formatBeside(place)).map(file => named(stemOf(file), 'file'));
    case 'metric':
      return project.nodesOfKind('metric').map(({ name }) => named(name, 'value'));
    case 'macro':
      return [...project.macros()].flatMap(one =>
        one.packageName === packageOfDocument(context) ? [named(one.name, 'macro')] : [],
      );
    case 'reference':
      return references(context);
    case 'doc':
      return [...project.docsBlocks()].map(({ name, text }) => {
        const call = `{{ doc('${name}') }}`;
        return { label: call, kind: 'value', insert: place.inQuotes ? call : `"${call}"`, documentation: text };
      });
    default:
      return [];
  }
}

/** The format that is written beside a file of rows. */
export function formatBeside({ steps }: YamlPlace): string | undefined {
  const last = steps.findLast(step => step.kind === 'key');
  return last?.beside.get('format');
}

function named(label: string, kind: Name['kind']): Name {
  return { label, insert: label, kind };
}

function about({ description }: ProjectNode): Pick<Name, 'documentation'> {
  return description === undefined ? {} : { documentation: description };
}

/** Those that nobody describes yet come first. */
function describable(context: FeatureContext, kind: NodeKind): readonly Name[] {
  const packageName = packageOfDocument(context);
  const names = new Map<string, Name>();
  for (const node of context.project?.nodesOfKind(kind) ?? []) {
    // A generic test is a test too, and has no file of its own.
    if (node.packageName !== packageName || (kind === 'test' && !node.file.endsWith('.sql'))) continue;
    names.set(node.name, {
      ...named(node.name, kind === 'seed' || kind === 'snapshot' ? kind : 'model'),
      rank: node.properties === undefined ? 0 : 1,
    });
  }
  return [...names.values()];
}

/** The columns of nodes, each name once. */
export function columnsOf({ project }: FeatureContext, nodes: readonly ProjectNode[]): readonly Name[] {
  const columns = new Map<string, DescribedColumn>();
  for (const node of nodes)
    for (const column of project?.columnsOf(node).columns ?? []) columns.set(column.name, column);
  return [...columns.values()].map(({ name, type }, rank) => ({
    ...named(name, 'column'),
    // In the order of the query, which people know, not of the alphabet.
    rank,
    ...(type === undefined ? {} : { detail: type }),
  }));
}

/** Columns of nodes, those that have no entry yet before the others. */
function undescribedFirst(context: FeatureContext, nodes: readonly ProjectNode[]): readonly Name[] {
  const described = new Set(nodes.flatMap(({ columns }) => columns.map(({ name }) => name.toLowerCase())));
  const columns = columnsOf(context, nodes);
  return columns.map((one, rank) => ({
    ...one,
    rank: described.has(one.label.toLowerCase()) ? columns.length + rank : rank,
  }));
}

function references({ project }: FeatureContext): readonly Name[] {
  if (project === undefined) return [];
  const names = new Map<string, Name>();
  for (const { name, kind } of project.refTargets()) {
    const call = `ref('${name}')`;
    names.set(call, named(call, kind === 'seed' || kind === 'snapshot' ? kind : 'model'));
  }
  for (const { name, source } of project.sourceTables()) {
    const call = `source('${source?.sourceName ?? ''}', '${name}')`;
    names.set(call, { ...named(call, 'source'), rank: 1 });
  }
  return [...names.values()];
}
