import { mapOf, type ConfigValue, type NodeConfig } from '../config';
import type { YamlNode } from './yamlNode';

/** Configuration that a node's or a source's properties may hold outside of `config`. */
const OUTSIDE = ['meta', 'tags', 'enabled', 'access', 'group'];

/** The configuration that YAML gives to a thing: under `config`, and what was outside of it before. */
export function configOf(item: YamlNode): NodeConfig {
  const outside: Record<string, ConfigValue> = {};
  for (const key of OUTSIDE) {
    const value = item.get(key);
    if (value !== undefined) outside[key] = value.toConfig();
  }
  return { ...outside, ...mapOf(item.get('config')?.toConfig()) };
}
