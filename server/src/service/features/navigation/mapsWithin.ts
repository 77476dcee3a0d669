import type { YamlNode } from '../../project/read/yamlNode';

/** Every map of a file of YAML at or below a value, outer ones first. */
export function mapsWithin(node: YamlNode | undefined): readonly YamlNode[] {
  if (node === undefined) return [];
  const values = [...node.items(), ...node.entries().map(([, value]) => value)];
  return [...(node.keys().length > 0 ? [node] : []), ...values.flatMap(mapsWithin)];
}
