import { isDynamic, listOf, mapOf, type ConfigValue, type NodeConfig } from '../config';

/** Keys whose values add up over the layers instead of replacing each other. */
const ADDED: ReadonlySet<string> = new Set(['tags', 'pre_hook', 'post_hook', 'packages']);
const MERGED: ReadonlySet<string> = new Set(['meta', 'docs', 'column_types', 'persist_docs']);

/** Puts layers of configuration together by dbt's rules, the weakest first. */
export function mergeConfigs(layers: readonly NodeConfig[]): NodeConfig {
  const merged: Record<string, ConfigValue> = {};
  for (const layer of layers)
    for (const [written, value] of Object.entries(layer)) {
      const key = written.replace(/^(pre|post)-hook$/, '$1_hook');
      const before = merged[key];
      if (ADDED.has(key) && !isDynamic(value)) merged[key] = [...listOf(before), ...listOf(value)];
      else if (MERGED.has(key) && !isDynamic(value)) merged[key] = { ...mapOf(before), ...mapOf(value) };
      else merged[key] = value;
    }
  return merged;
}

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
