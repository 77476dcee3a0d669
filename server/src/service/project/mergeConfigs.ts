import { isDynamic, listOf, mapOf, type ConfigValue, type NodeConfig } from './config';

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
