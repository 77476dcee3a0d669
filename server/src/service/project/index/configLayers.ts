import { isDynamic, mapOf, type NodeConfig } from '../config';

/**
 * The configuration that a section of `dbt_project.yml` gives to a node, the weakest layer first: what stands at its
 * top, then along the node's package, folders and name.
 */
export function layersOf(tree: NodeConfig | undefined, fqn: readonly string[]): readonly NodeConfig[] {
  const layers: NodeConfig[] = [];
  let level: NodeConfig | undefined = tree;
  for (const part of [undefined, ...fqn]) {
    if (part !== undefined) level = level?.[part] === undefined ? undefined : mapOf(level[part]);
    if (level === undefined) break;
    layers.push(ownKeys(level));
  }
  return layers;
}

/** The keys of a level that are configuration: those with a plus, and those that cannot be folders. */
function ownKeys(level: NodeConfig): NodeConfig {
  const own = Object.entries(level).flatMap(([key, value]) => {
    if (key.startsWith('+')) return [[key.slice(1), value] as const];
    const isFolder = typeof value === 'object' && value !== null && !Array.isArray(value) && !isDynamic(value);
    return isFolder ? [] : [[key, value] as const];
  });
  return Object.fromEntries(own);
}
