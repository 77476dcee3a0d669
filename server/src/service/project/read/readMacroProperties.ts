import type { ArgumentProperties, MacroProperties } from './propertiesFacts';
import type { YamlNode } from './yamlNode';

/** Reads an entry of `macros:`; nothing for one that has no name yet. */
export function readMacroProperties(item: YamlNode): readonly MacroProperties[] {
  const name = item.get('name');
  if (name?.text === undefined) return [];
  return [
    {
      name: name.text,
      span: name.span,
      description: item.get('description')?.text,
      arguments: (item.get('arguments')?.items() ?? []).flatMap(entry => argument(entry)),
    },
  ];
}

function argument(entry: YamlNode): readonly ArgumentProperties[] {
  const name = entry.get('name');
  if (name?.text === undefined) return [];
  const type = entry.get('type')?.text;
  const description = entry.get('description')?.text;
  return [
    {
      name: name.text,
      span: name.span,
      ...(type === undefined ? {} : { type }),
      ...(description === undefined ? {} : { description }),
    },
  ];
}
