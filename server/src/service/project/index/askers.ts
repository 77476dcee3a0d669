import type { Dependency, Dispatch, NamedParent, ProjectNode } from '../projectNode';

/** What has a text that asks for things by name: a node, or a macro. */
export interface Asking {
  readonly dependencies: readonly Dependency[];
  readonly macroCalls: readonly string[];
  readonly dispatches: readonly Dispatch[];
  readonly workedOut?: readonly Dependency[] | undefined;
  /** What foreign keys ask for, which only nodes have. */
  readonly constraints?: readonly Dependency[];
  /** Functions, metrics and measures, which only nodes are made from. */
  readonly parents?: readonly NamedParent[];
  /** Whether the names that it asks for are not all written in its text. */
  readonly isOpen: boolean;
}

/**
 * Who names what, by the names as they are written: `orders`, `bronze.raw_orders`, and of macros the last part.
 *
 * It is kept current text by text and knows nothing of what a name stands for. So whoever names a thing is found
 * without looking at a whole project, and whether that thing is meant is asked of those few.
 */
export class Askers<T extends Asking> {
  readonly #ofNodes = new Map<string, Set<T>>();
  readonly #ofMacros = new Map<string, Set<T>>();
  readonly #open = new Set<T>();

  add(asking: T): void {
    if (asking.isOpen) this.#open.add(asking);
    for (const name of namesIn(asking)) enter(this.#ofNodes, name, asking);
    for (const name of macrosIn(asking)) enter(this.#ofMacros, name, asking);
  }

  remove(asking: T): void {
    this.#open.delete(asking);
    for (const name of namesIn(asking)) leave(this.#ofNodes, name, asking);
    for (const name of macrosIn(asking)) leave(this.#ofMacros, name, asking);
  }

  /** Those that may ask for anything, since a name is worked out when they are read. */
  get open(): Iterable<T> {
    return this.#open;
  }

  /** Those that name a node. @param key `lookupKey` of the node */
  naming(key: string): Iterable<T> {
    return this.#ofNodes.get(key) ?? [];
  }

  /** Those that call a macro of a name, or look for one that `adapter.dispatch` finds under it. */
  calling(macroName: string): readonly T[] {
    const behindPrefix = macroName.slice(macroName.indexOf('__') + 2);
    const names = macroName.includes('__') ? [macroName, behindPrefix] : [macroName];
    return names.flatMap(name => [...(this.#ofMacros.get(name) ?? [])]);
  }
}

/** Every node that names a node, itself or through the macros that it calls. */
export function askersOf(key: string, { nodes, macros }: AskerTables): ReadonlySet<ProjectNode> {
  const asking = new Set(nodes.naming(key));
  addCallers(asking, macros.naming(key), { nodes, macros });
  return asking;
}
/** Every node that may ask for anything, itself or through the macros that it calls. */
export function openAskers({ nodes, macros }: AskerTables): ReadonlySet<ProjectNode> {
  const open = new Set(nodes.open);
  addCallers(open, macros.open, { nodes, macros });
  return open;
}

type MacroAsking = Asking & { readonly name: string };

/** Who asks, among the nodes and among the macros. */
export interface AskerTables {
  readonly nodes: Askers<ProjectNode>;
  readonly macros: Askers<MacroAsking>;
}

function addCallers(asking: Set<ProjectNode>, from: Iterable<MacroAsking>, { nodes, macros }: AskerTables): void {
  const waiting = [...from];
  const seen = new Set(waiting);
  for (let macro = waiting.pop(); macro !== undefined; macro = waiting.pop()) {
    for (const node of nodes.calling(macro.name)) asking.add(node);
    for (const caller of macros.calling(macro.name)) {
      if (seen.has(caller)) continue;
      seen.add(caller);
      waiting.push(caller);
    }
  }
}

function namesIn({
  dependencies,
  workedOut = dependencies,
  constraints = [],
  parents = [],
}: Asking): readonly string[] {
  const made = parents.map(({ name }) => name);
  const asked = [...workedOut, ...constraints].map(one =>
    one.kind === 'ref' ? one.name : `${one.sourceName}.${one.tableName}`,
  );
  return made.length === 0 ? asked : [...made, ...asked];
}

function macrosIn({ macroCalls, dispatches }: Asking): readonly string[] {
  const called = macroCalls.map(name => name.slice(name.lastIndexOf('.') + 1));
  return [...called, ...dispatches.map(({ name }) => name)];
}

function enter<T>(sets: Map<string, Set<T>>, name: string, value: T): void {
  const known = sets.get(name);
  if (known === undefined) sets.set(name, new Set([value]));
  else known.add(value);
}

function leave<T>(sets: Map<string, Set<T>>, name: string, value: T): void {
  const known = sets.get(name);
  if (known?.delete(value) === true && known.size === 0) sets.delete(name);
}
