import { isDynamic, type ConfigValue } from '../../project/config';
import type { YamlNode } from '../../project/read/yamlNode';
import type { WrittenEntry, WrittenValue } from './writtenConfig';

/** What a map of YAML sets: `config:` of a node, or a level of `dbt_project.yml`, whose keys lose their plus. */
export function yamlEntries(map: YamlNode): readonly WrittenEntry[] {
  const spans = new Map(map.keys().map(({ name, span }) => [name, span]));
  return map.entries().flatMap(([name, value]) => {
    const span = spans.get(name);
    if (span === undefined) return [];
    const plus = name.startsWith('+') ? 1 : 0;
    return [{ key: name.slice(plus), keySpan: { start: span.start + plus, end: span.end }, value: yamlWritten(value) }];
  });
}

/** A value of YAML with its places; text with Jinja in it is left to dbt. */
export function yamlWritten(node: YamlNode): WrittenValue {
  const { span } = node;
  return {
    value: rendered(node.toConfig()),
    span,
    whole: span,
    items: node.items().map(yamlWritten),
    entries: yamlEntries(node),
  };
}

function rendered(value: ConfigValue): ConfigValue {
  if (typeof value === 'string') return /\{[{%]/.test(value) ? { dynamic: true, text: value } : value;
  if (Array.isArray(value)) return (value as readonly ConfigValue[]).map(rendered);
  if (typeof value !== 'object' || value === null || isDynamic(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rendered(one)]));
}
