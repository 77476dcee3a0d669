import type { NodeConfig } from '../config';
import { mapOf } from '../config';
import type { TestFacts } from './propertiesFacts';
import type { YamlNode } from './yamlNode';

/** Keys of a test that are no arguments of it. */
const OWN: ReadonlySet<string> = new Set(['name', 'test_name', 'config', 'arguments', 'description']);
/** Keys that configure a test wherever they stand, among its arguments too. */
const CONFIG: ReadonlySet<string> = new Set(
  (
    'severity tags enabled where limit warn_if error_if fail_calc store_failures store_failures_as meta ' +
    'database schema alias'
  ).split(' '),
);

/** The generic tests of a node or column: under `data_tests`, or `tests` as it was called before. */
export function readTests(item: YamlNode): readonly TestFacts[] {
  return testsIn(item, { column: undefined, isQuoted: false });
}

/** The tests of the columns of a node; some need the quotes around their names. */
export function readColumnTests(item: YamlNode): readonly TestFacts[] {
  const quotesAll = item.get('quote_columns')?.toConfig() === true;
  return (item.get('columns')?.items() ?? []).flatMap(column => {
    const isQuoted = column.get('quote')?.toConfig() ?? quotesAll;
    return testsIn(column, { column: column.get('name')?.text, isQuoted: isQuoted === true });
  });
}

type TestPlace = Pick<TestFacts, 'column' | 'isQuoted'>;

function testsIn(item: YamlNode, place: TestPlace): readonly TestFacts[] {
  const listed = [...(item.get('data_tests')?.items() ?? []), ...(item.get('tests')?.items() ?? [])];
  return listed.flatMap(entry => testOf(entry, place) ?? []);
}

/** `unique`, `{accepted_values: {…}}` or `{test_name: accepted_values, …}`. */
function testOf(entry: YamlNode, place: TestPlace): TestFacts | undefined {
  const { span, text } = entry;
  const base = { ...place, span };
  if (text !== undefined) return { ...base, test: text, name: undefined, args: {}, config: {} };
  const named = entry.get('test_name')?.text;
  const [first] = entry.entries();
  if (named === undefined && first === undefined) return undefined;
  const [test, body] = named === undefined && first !== undefined ? first : [named ?? '', entry];
  const outside = body.entries().filter(([key]) => !OWN.has(key));
  const given = { ...valuesOf(outside), ...mapOf(body.get('arguments')?.toConfig()) };
  const [args, config] = [false, true].map(wanted => picked(given, key => CONFIG.has(key) === wanted));
  const configured = { ...config, ...mapOf(body.get('config')?.toConfig()) };
  return { ...base, test, name: body.get('name')?.text, args: args ?? {}, config: configured };
}

function valuesOf(entries: readonly (readonly [string, YamlNode])[]): NodeConfig {
  return Object.fromEntries(entries.map(([key, value]) => [key, value.toConfig()]));
}

function picked(values: NodeConfig, isWanted: (key: string) => boolean): NodeConfig {
  return Object.fromEntries(Object.entries(values).filter(([key]) => isWanted(key)));
}
