import type { ConfigValue } from '../config';
import { mapOf } from '../config';
import type { TestFacts } from './propertiesFacts';
import type { YamlNode } from './yamlNode';

/** Keys of a test that are no arguments of it. */
const OWN: ReadonlySet<string> = new Set(['name', 'test_name', 'config', 'arguments', 'description', 'tags', 'where']);

/** The generic tests of a node or column: under `data_tests`, or `tests` as it was called before. */
export function readTests(item: YamlNode, column: string | undefined): readonly TestFacts[] {
  const listed = [...(item.get('data_tests')?.items() ?? []), ...(item.get('tests')?.items() ?? [])];
  return listed.flatMap(entry => testOf(entry, column) ?? []);
}

/** `unique`, `{accepted_values: {…}}` or `{test_name: accepted_values, …}`. */
function testOf(entry: YamlNode, column: string | undefined): TestFacts | undefined {
  const { span, text } = entry;
  if (text !== undefined) return { test: text, name: undefined, args: {}, config: {}, column, span };
  const named = entry.get('test_name')?.text;
  const [first] = entry.entries();
  if (named === undefined && first === undefined) return undefined;
  const [test, body] = named === undefined && first !== undefined ? first : [named ?? '', entry];
  const outside = body.entries().filter(([key]) => !OWN.has(key));
  const args: Record<string, ConfigValue> = Object.fromEntries(outside.map(([key, value]) => [key, value.toConfig()]));
  Object.assign(args, mapOf(body.get('arguments')?.toConfig()));
  return { test, name: body.get('name')?.text, args, config: mapOf(body.get('config')?.toConfig()), column, span };
}
