import type { GroupProperties } from './propertiesFacts';
import type { YamlNode } from './yamlNode';

/** Reads an entry of `groups:`; nothing for one that has no name yet. */
export function readGroup(item: YamlNode): readonly GroupProperties[] {
  const name = item.get('name');
  if (name?.text === undefined) return [];
  const owner = item.get('owner');
  return [
    {
      name: name.text,
      span: name.span,
      owner: { name: owner?.get('name')?.text, email: owner?.get('email')?.text },
      description: item.get('description')?.text,
    },
  ];
}
