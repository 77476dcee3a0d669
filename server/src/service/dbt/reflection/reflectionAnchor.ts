import { listOf, textOf } from '../../project/config';
import type { Dependency, ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';

/**
 * The dataset that a reflection model belongs to, by the rule of dbt-dremio: the one thing that it depends on; of
 * several the one that `anchor` names. Undefined for none, and for one that cannot be found.
 */
export function reflectionAnchor(project: ProjectView, node: ProjectNode): ProjectNode | undefined {
  const dependencies = distinctDependencies(node);
  const [only] = dependencies;
  if (only !== undefined && dependencies.length === 1) return found(project, only, node);
  const [first, second] = listOf(node.config['anchor']).map(textOf);
  if (first === undefined) return undefined;
  const resolution =
    second === undefined
      ? project.resolveRef({ name: first }, node.packageName)
      : project.resolveSource({ sourceName: first, tableName: second }, node.packageName);
  return resolution.kind === 'found' ? resolution.node : undefined;
}

/** What a node asks for, each name once: dbt counts the same ref once as well. */
export function distinctDependencies({ dependencies }: Pick<ProjectNode, 'dependencies'>): readonly Dependency[] {
  const byName = new Map<string, Dependency>();
  for (const dependency of dependencies) {
    const key = keyOf(dependency);
    if (!byName.has(key)) byName.set(key, dependency);
  }
  return [...byName.values()];
}

function keyOf(dependency: Dependency): string {
  return dependency.kind === 'ref'
    ? `ref ${dependency.packageName ?? ''} ${dependency.name} ${dependency.version ?? ''}`
    : `source ${dependency.sourceName} ${dependency.tableName}`;
}

function found(project: ProjectView, dependency: Dependency, from: ProjectNode): ProjectNode | undefined {
  const resolution = project.resolve(dependency, from.packageName);
  return resolution.kind === 'found' ? resolution.node : undefined;
}
