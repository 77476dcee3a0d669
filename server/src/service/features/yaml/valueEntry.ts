import type { Completion } from '../../answers/completion';
import type { YamlPlace } from '../../dbt/yaml/yamlPlace';
import type { Name } from './yamlNames';

/** A value in its place, with the quote that is still to be closed. */
export function valueEntry(name: Name, { word, quote, inQuotes, inFlow }: YamlPlace): Completion {
  const isCall = /^(?:ref|source)\(/.test(name.insert);
  // Between brackets the comma of a call would end the value.
  const text = isCall && !inQuotes && inFlow ? `"${name.insert}"` : name.insert;
  const insert = isCall && quote === "'" ? text.replaceAll("'", '"') : text;
  return { ...name, replace: word, insert: insert + quote, filter: name.label };
}
