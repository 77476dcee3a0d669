import type { ProjectMacro } from '../projectMacro';
import type { ProjectNode } from '../projectNode';
import type { ProjectView } from '../projectView';

/** What tells which macro a call runs. */
export type MacroWorld = Pick<ProjectView, 'macro' | 'dispatched'>;

type Asking = Pick<ProjectNode, 'macroCalls' | 'dispatches'>;

/** Every macro that a node may run, through others too. */
export function reachedMacros(
  bodies: readonly Asking[],
  packageName: string,
  world: MacroWorld,
): readonly ProjectMacro[] {
  const reached = new Set<ProjectMacro>();
  const waiting = bodies.flatMap(body => calledMacros(body, packageName, world));
  for (let macro = waiting.pop(); macro !== undefined; macro = waiting.pop()) {
    if (reached.has(macro)) continue;
    reached.add(macro);
    // dbt looks for what a macro calls from the package of the node that runs it.
    waiting.push(...calledMacros(macro, packageName, world));
  }
  return [...reached];
}

function calledMacros({ macroCalls, dispatches }: Asking, from: string, project: MacroWorld): ProjectMacro[] {
  const called = macroCalls.map(name => project.macro(name, from));
  const found = dispatches.map(one => project.dispatched(one, from));
  return [...called, ...found].filter(macro => macro !== undefined);
}
