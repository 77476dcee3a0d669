import type { Completion } from '../../answers/completion';
import type { ConfigKey } from '../../dbt/configKeys/configKey';
import { reflectionAnchor } from '../../dbt/reflection/reflectionAnchor';
import type { FeatureContext } from '../../feature';
import type { DescribedColumn, ProjectNode } from '../../project/projectNode';
import { configuredNode } from './configPlaceOf';

/** An entry without its place in the text. */
export type Name = Pick<Completion, 'label' | 'kind' | 'insert' | 'detail' | 'documentation' | 'rank'>;

/** Names of the project that a key's texts may hold: columns, models, tags, groups. */
export function configNames(context: FeatureContext, key: ConfigKey): readonly Name[] {
  const { project } = context;
  const node = configuredNode(context);
  if (project === undefined) return [];
  switch (key.holds) {
    case 'ownColumn':
      return node === undefined ? [] : columnNames(project.columnsOf(node).columns);
    case 'anchorColumn': {
      const dataset = node?.materialized === 'reflection' ? reflectionAnchor(project, node) : node;
      return dataset === undefined ? [] : columnNames(project.columnsOf(dataset).columns);
    }
    case 'tag':
      return project.tags().map(label => ({ label, insert: label, kind: 'value' }));
    case 'group':
      return [...project.groups()].map(({ name }) => ({ label: name, insert: name, kind: 'value' }));
    case 'model':
      return node === undefined ? [] : anchorNames(context, node);
    default:
      return [];
  }
}

function columnNames(columns: readonly DescribedColumn[]): readonly Name[] {
  return columns.map(({ name, type, description }, rank) => ({
    label: name,
    insert: name,
    kind: 'column',
    // In the order of the dataset, which people know, not of the alphabet.
    rank,
    ...(type === undefined ? {} : { detail: type }),
    ...(description === undefined ? {} : { documentation: description }),
  }));
}

/** What a reflection depends on: one of these it may belong to. */
function anchorNames({ project }: FeatureContext, node: ProjectNode): readonly Name[] {
  const names = node.dependencies.flatMap(dependency =>
    dependency.kind === 'ref' ? [dependency.name] : [dependency.sourceName, dependency.tableName],
  );
  const all = names.length > 0 || project === undefined ? names : [...project.refTargets()].map(({ name }) => name);
  return [...new Set(all)].map(label => ({ label, insert: label, kind: 'model' }));
}
