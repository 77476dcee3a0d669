import type { Dependency, ProjectNode } from '../projectNode';
import type { ProjectMacro } from '../projectMacro';
import type { ProjectView } from '../projectView';
import type { Resolution } from '../resolution';

/** A dependency with what it stands for. */
export interface FoundDependency {
  readonly dependency: Dependency;
  readonly resolution: Resolution;
}

/** What is asked about while dependencies are looked up. */
export interface DependencyWorld extends Pick<ProjectView, 'macro' | 'dispatched' | 'resolve'> {
  /** What a node's text asks for with all that the project knows; undefined where that cannot be worked out. */
  asked(node: ProjectNode): readonly Dependency[] | undefined;
}

/** What a node depends on by dbt's rules: by its own text and by that of the macros it calls, each thing once. */
export function findDependencies(node: ProjectNode, world: DependencyWorld): readonly FoundDependency[] {
  const found = new Map<string, FoundDependency>();
  for (const dependency of askedBy(node, world)) {
    if (!dependency.atParse) continue;
    // In a macro a name is looked for as the node would look for it.
    const resolution = world.resolve(dependency, node.packageName);
    const key = resolution.kind === 'found' ? resolution.node.uniqueId : writtenAs(dependency);
    if (!found.has(key)) found.set(key, { dependency, resolution });
  }
  return [...found.values()];
}

function askedBy(node: ProjectNode, world: DependencyWorld): readonly Dependency[] {
  const macros = reachedMacros(node, world);
  const bodies = [node, ...macros];
  const asking = macros.some(({ isOpen, dependencies }) => isOpen || dependencies.length > 0);
  // Working it out costs a reading of the text: only where that can make a difference.
  const isOpen = bodies.some(one => one.isOpen || (one.hasOpenCalls && asking));
  const worked = isOpen ? world.asked(node) : undefined;
  return worked ?? bodies.flatMap(({ dependencies }) => dependencies);
}

/** Every macro that a node may run, through others too. */
function reachedMacros(node: ProjectNode, world: DependencyWorld): readonly ProjectMacro[] {
  const reached = new Set<ProjectMacro>();
  const waiting = calledMacros(node, node.packageName, world);
  for (let macro = waiting.pop(); macro !== undefined; macro = waiting.pop()) {
    if (reached.has(macro)) continue;
    reached.add(macro);
    // dbt looks for what a macro calls from the package of the node that runs it.
    waiting.push(...calledMacros(macro, node.packageName, world));
  }
  return [...reached];
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
