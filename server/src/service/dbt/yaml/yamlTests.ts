import { isMergeKey } from './mergeKey';
import type { YamlNode } from '../../project/read/yamlNode';
import type { Span } from '../../text/span';

/** An argument of a generic test where it is written. */
export interface YamlArgument {
  readonly name: string;
  readonly span: Span;
  readonly value: YamlNode | undefined;
  /** Whether it stands below `arguments`, as dbt wants it today. */
  readonly nested: boolean;
}

/** A generic test that YAML asks for, with its places. */
export interface YamlTest {
  /** As written: `unique`, `dbt_utils.equality`. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: readonly YamlArgument[];
  /** The map of its arguments and configuration; undefined for a name alone. */
  readonly body: YamlNode | undefined;
}

/** Keys of a test that are no arguments of it: its own, and configuration that may stand outside of `config`. */
export const TEST_KEYS: ReadonlySet<string> = new Set([
  'name',
  'test_name',
  'description',
  'config',
  'arguments',
  'severity',
  'tags',
  'enabled',
  'where',
  'limit',
  'warn_if',
  'error_if',
  'fail_calc',
  'store_failures',
  'store_failures_as',
  'meta',
  'database',
  'schema',
  'alias',
  'group',
  'docs',
]);

/** The generic tests of a model or column, under `data_tests` and under `tests`. */
export function yamlTests(item: YamlNode): readonly YamlTest[] {
  const entries = ['data_tests', 'tests'].flatMap(key => item.get(key)?.items() ?? []);
  return entries.flatMap(entry => testOf(entry) ?? []);
}

/** `unique`, `{accepted_values: {…}}` or `{test_name: accepted_values, …}`. */
function testOf(entry: YamlNode): YamlTest | undefined {
  if (entry.text !== undefined) return { name: entry.text, nameSpan: entry.span, arguments: [], body: undefined };
  const named = entry.get('test_name');
  if (named?.text !== undefined)
    return { name: named.text, nameSpan: named.span, arguments: argumentsIn(entry), body: entry };
  const [first] = entry.keys();
  if (first === undefined) return undefined;
  const body = entry.get(first.name);
  return { name: first.name, nameSpan: first.span, arguments: body === undefined ? [] : argumentsIn(body), body };
}

function argumentsIn(body: YamlNode): readonly YamlArgument[] {
  const within = body.get('arguments');
  const outside = body.keys().filter(({ name }) => !TEST_KEYS.has(name) && !isMergeKey(name));
  return [
    ...outside.map(({ name, span }) => ({ name, span, value: body.get(name), nested: false })),
    ...(within?.keys() ?? []).map(({ name, span }) => ({ name, span, value: within?.get(name), nested: true })),
  ];
}
