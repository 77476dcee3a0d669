import type { DescribedColumn } from '../projectNode';
import type { YamlNode } from './yamlNode';

/** The columns that YAML lists; those without a name yet are left out. */
export function columnsOf(item: YamlNode): readonly DescribedColumn[] {
  return (item.get('columns')?.items() ?? []).flatMap(column => {
    const name = column.get('name')?.text;
    const type = column.get('data_type')?.text;
    const description = column.get('description')?.text;
    const told = { ...(type === undefined ? {} : { type }), ...(description === undefined ? {} : { description }) };
    return name === undefined ? [] : [{ name, ...told }];
  });
}
