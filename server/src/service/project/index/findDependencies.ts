import { listOf, mapOf, textOf } from '../config';
import type { Dependency, NamedParent, ProjectNode } from '../projectNode';
import type { ProjectView } from '../projectView';
import { reachedMacros, type MacroWorld } from './reachedMacros';
import type { BodyFacts } from '../read/templateFacts';
import type { Resolution } from '../resolution';

/** A dependency with what it stands for. */
export interface FoundDependency {
  readonly dependency: Dependency;
  readonly resolution: Resolution;
}

/** What is asked about while dependencies are looked up. */
export interface DependencyWorld extends MacroWorld, Pick<ProjectView, 'resolve'> {
  /** What a node's text asks for with all that the project knows; undefined where that cannot be worked out. */
  asked(node: ProjectNode): readonly Dependency[] | undefined;
  /** What a hook of a node's configuration asks for. */
  hook(text: string): BodyFacts;
  /** Unique id of what a node is made from that no `ref` names. */
  parent(parent: NamedParent, fromPackage: string): string | undefined;
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

/** Unique ids of all that a node depends on: what it refers to, and the functions, metrics and models it is made from. */
export function parentsOf(node: ProjectNode, world: DependencyWorld): readonly string[] {
  const ids = new Set<string>();
  for (const { resolution } of findDependencies(node, world))
    if (resolution.kind === 'found') ids.add(resolution.node.uniqueId);
  for (const parent of node.parents) {
    const id = world.parent(parent, node.packageName);
    if (id !== undefined) ids.add(id);
  }
  return [...ids];
}

function askedBy(node: ProjectNode, world: DependencyWorld): readonly Dependency[] {
  const own = [node, ...hooksOf(node).map(text => world.hook(text))];
  const macros = reachedMacros(own, node.packageName, world);
  const bodies = [...own, ...macros];
  const asking = macros.some(({ isOpen, dependencies }) => isOpen || dependencies.length > 0);
  // Working it out costs a reading of the text: only where that can make a difference.
  const isOpen = bodies.some(one => one.isOpen || (one.hasOpenCalls && asking));
  const worked = isOpen ? world.asked(node) : undefined;
  if (worked === undefined) return [...bodies.flatMap(asked), ...node.constraints];
  return [...worked, ...own.slice(1).flatMap(asked), ...node.constraints];
}

interface Asks {
  readonly workedOut?: readonly Dependency[] | undefined;
  readonly dependencies: readonly Dependency[];
}

function asked({ workedOut, dependencies }: Asks): readonly Dependency[] {
  return workedOut ?? dependencies;
}

/** The names under which a node asks for others: `orders`, `source.table`, and of what it is made from. */
export function namesAsked(node: ProjectNode, world: DependencyWorld): readonly string[] {
  const names = askedBy(node, world).map(one => (one.kind === 'ref' ? one.name : `${one.sourceName}.${one.tableName}`));
  return [...names, ...node.parents.map(({ name }) => name)];
}

/** Hooks are texts until they run, but dbt looks into them for what they ask for. */
function hooksOf({ config }: ProjectNode): readonly string[] {
  return [...listOf(config['pre_hook']), ...listOf(config['post_hook'])].flatMap(hook => {
    const text = textOf(hook) ?? textOf(mapOf(hook)['sql']) ?? '';
    return text.includes('{{') || text.includes('{%') ? [text] : [];
  });
}

function writtenAs(dependency: Dependency): string {
  if (dependency.kind === 'source') return `source ${dependency.sourceName}.${dependency.tableName}`;
  return `ref ${dependency.packageName ?? ''}.${dependency.name}.${dependency.version ?? ''}`;
}
