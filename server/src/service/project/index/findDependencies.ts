import type { Dependency, ProjectNode } from '../projectNode';
import type { ProjectMacro } from '../projectMacro';
import type { ProjectView } from '../projectView';
import type { Resolution } from '../resolution';

/** A dependency with what it stands for. */
export interface FoundDependency {
  readonly dependency: Dependency;
  readonly resolution: Resolution;
}

/** What a node depends on by dbt's rules: by its own text and by that of the macros it calls, each thing once. */
export function findDependencies(
  node: ProjectNode,
  project: Pick<ProjectView, 'macro' | 'dispatched' | 'resolve'>,
): readonly FoundDependency[] {
  const found = new Map<string, FoundDependency>();
  const add = (dependency: Dependency) => {
    if (!dependency.atParse) return;
    // In a macro a name is looked for as the node would look for it.
    const resolution = project.resolve(dependency, node.packageName);
    const key = resolution.kind === 'found' ? resolution.node.uniqueId : writtenAs(dependency);
    if (!found.has(key)) found.set(key, { dependency, resolution });
  };
  node.dependencies.forEach(add);
  const seen = new Set<ProjectMacro>();
  const waiting = calledMacros(node, node.packageName, project);
  for (let macro = waiting.pop(); macro !== undefined; macro = waiting.pop()) {
    if (seen.has(macro)) continue;
    seen.add(macro);
    macro.dependencies.forEach(add);
    waiting.push(...calledMacros(macro, macro.packageName, project));
  }
  return [...found.values()];
}

function calledMacros(
  { macroCalls, dispatches }: Pick<ProjectNode, 'macroCalls' | 'dispatches'>,
  from: string,
  project: Pick<ProjectView, 'macro' | 'dispatched'>,
): ProjectMacro[] {
  const called = macroCalls.map(name => project.macro(name, from));
  const found = dispatches.map(one => project.dispatched(one, from));
  return [...called, ...found].filter(macro => macro !== undefined);
}

function writtenAs(dependency: Dependency): string {
  if (dependency.kind === 'source') return `source ${dependency.sourceName}.${dependency.tableName}`;
  return `ref ${dependency.packageName ?? ''}.${dependency.name}.${dependency.version ?? ''}`;
}
