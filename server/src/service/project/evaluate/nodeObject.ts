import { JinjaObject, type Value } from '../../compile/render/value';
import { isDynamic, type ConfigValue, type NodeConfig } from '../config';
import type { ProjectNode } from '../projectNode';

/** Configuration that every node has, with nothing in it where nobody says otherwise. */
const ALWAYS = ['database', 'schema', 'alias', 'datalake', 'root_path', 'file', 'group'];

/** A node as macros see it: what is the same while dbt parses and while it runs. */
export function nodeObject(node: ProjectNode): JinjaObject {
  const { kind, name, packageName, fqn, uniqueId, relativePath, version, materialized, config } = node;
  const members = new Map<string, Value>([
    ['name', name],
    ['resource_type', kind],
    ['package_name', packageName],
    ['fqn', [...fqn]],
    ['unique_id', uniqueId],
    ['original_file_path', relativePath],
    ['path', relativePath.slice(relativePath.indexOf('/') + 1)],
    ['config', configMap(config, materialized)],
    ['tags', jinjaValue(config['tags'] ?? [])],
    ['version', version ?? null],
  ]);
  return new JinjaObject(member => members.get(member));
}

function configMap(config: NodeConfig, materialized: string | undefined): Map<Value, Value> {
  const map = new Map<Value, Value>(ALWAYS.map(key => [key, null]));
  if (materialized !== undefined) map.set('materialized', materialized);
  for (const [key, value] of Object.entries(config)) if (!hasDynamic(value)) map.set(key, jinjaValue(value));
  return map;
}

function hasDynamic(value: ConfigValue): boolean {
  if (isDynamic(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(item => hasDynamic(item));
}

function jinjaValue(value: ConfigValue): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly ConfigValue[]).map(item => jinjaValue(item));
  return new Map(Object.entries(value).map(([key, item]) => [key, jinjaValue(item as ConfigValue)]));
}
