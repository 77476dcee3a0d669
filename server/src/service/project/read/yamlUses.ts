import { parseJinja } from '@lakehouse/jinja';
import { dependenciesBelow } from './dependenciesBelow';
import type { NameUse } from './nameUse';
import { templateUses, usesOfDependency } from './templateUses';
import type { YamlNode } from './yamlNode';

/** The sections whose entries describe something that has its text elsewhere, and what that is. */
const DESCRIBED: Readonly<Record<string, string>> = {
  models: 'model',
  seeds: 'seed',
  snapshots: 'snapshot',
  analyses: 'analysis',
  macros: 'macro',
};

/** Keys of a test's entry that are not its name. */
const WITHIN_TEST: ReadonlySet<string> = new Set(['name', 'config', 'arguments', 'description', 'tags', 'where']);

/** The names in a file of properties, read from its text and what that is as YAML. */
export function yamlUses(text: string, root: YamlNode | undefined): readonly NameUse[] {
  const uses = [...jinjaUses(text)];
  const hasReferences = /\b(?:ref|source)\s*\(/.test(text);
  for (const [section, list] of root?.entries() ?? [])
    for (const entry of list.items()) {
      uses.push(...usesOfEntry(section, entry));
      if (hasReferences) uses.push(...dependenciesBelow(entry).flatMap(usesOfDependency));
    }
  return uses;
}

function usesOfEntry(section: string, entry: YamlNode): NameUse[] {
  const kind = Object.hasOwn(DESCRIBED, section) ? DESCRIBED[section] : undefined;
  if (kind !== undefined) return [...named('entry', entry, kind), ...usesOfNode(entry)];
  if (section === 'sources') return sourceUses(entry);
  if (section === 'groups') return named('group', entry).map(use => ({ ...use, defines: true }));
  if (section === 'metrics') return metricUses(entry);
  if (section === 'saved_queries') return metricNames(entry.get('query_params')?.get('metrics')?.items() ?? []);
  if (section === 'exposures') return (entry.get('depends_on')?.items() ?? []).flatMap(metricCall);
  if (section === 'unit_tests') return textUse('ref', entry.get('model'));
  return textUse('group', entry.get('group') ?? entry.get('config')?.get('group'));
}

function metricUses(entry: YamlNode): NameUse[] {
  const params = entry.get('type_params');
  const ratio = [params?.get('numerator'), params?.get('denominator')].filter(one => one !== undefined);
  const made = named('metric', entry).map(use => ({ ...use, defines: true as const }));
  return [...made, ...metricNames([...ratio, ...(params?.get('metrics')?.items() ?? [])])];
}

/** Metrics by their names alone, or by maps that hold the name. */
function metricNames(nodes: readonly YamlNode[]): NameUse[] {
  return nodes.flatMap(node => textUse('metric', node.text === undefined ? node.get('name') : node));
}

/** `metric('name')`, where offsets in the text are those of the file. */
function metricCall({ text, span, isVerbatim }: YamlNode): NameUse[] {
  const [call, , name] = /\bmetric\s*\(\s*(['"])([^'"]*)\1\s*\)/.exec(text ?? '') ?? [];
  if (call === undefined || name === undefined || text === undefined || !isVerbatim) return [];
  const start = span.start + text.indexOf(call) + call.search(/['"]/) + 1;
  return [{ kind: 'metric', name, span: { start, end: start + name.length } }];
}

function usesOfNode(entry: YamlNode): NameUse[] {
  const versions = entry.get('versions')?.items() ?? [];
  return [
    ...textUse('group', entry.get('group') ?? entry.get('config')?.get('group')),
    ...versions.flatMap(one => textUse('definedIn', one.get('defined_in'))),
    ...testsOf(entry),
  ];
}

function sourceUses(source: YamlNode): NameUse[] {
  const sourceName = source.get('name')?.text;
  if (sourceName === undefined) return [];
  const tables = source.get('tables')?.items() ?? [];
  return [
    ...named('source', source).map(use => ({ ...use, defines: true as const })),
    ...tables.flatMap(table => [
      ...named('table', table, sourceName).map(use => ({ ...use, defines: true as const })),
      ...testsOf(table),
    ]),
  ];
}

/** The generic tests that an entry and its columns ask for. */
function testsOf(entry: YamlNode): NameUse[] {
  const columns = entry.get('columns')?.items() ?? [];
  return [entry, ...columns].flatMap(one =>
    [...(one.get('data_tests')?.items() ?? []), ...(one.get('tests')?.items() ?? [])].flatMap(testUse),
  );
}

function testUse(test: YamlNode): NameUse[] {
  const given = test.text === undefined ? test.get('test_name') : test;
  if (given?.text !== undefined) return testNamed(given.text, given.span.start);
  const key = test.keys().find(({ name }) => !WITHIN_TEST.has(name));
  return key === undefined ? [] : testNamed(key.name, key.span.start);
}

function testNamed(written: string, start: number): NameUse[] {
  const dot = written.lastIndexOf('.');
  const span = { start: start + dot + 1, end: start + written.length };
  if (dot < 0) return [{ kind: 'test', name: written, span }];
  return [{ kind: 'test', name: written.slice(dot + 1), of: written.slice(0, dot), span }];
}

function named(kind: NameUse['kind'], entry: YamlNode, of?: string): NameUse[] {
  return textUse(kind, entry.get('name'), of);
}

function textUse(kind: NameUse['kind'], node: YamlNode | undefined, of?: string): NameUse[] {
  if (node?.text === undefined) return [];
  return [{ kind, name: node.text, span: node.span, ...(of === undefined ? {} : { of }) }];
}

/** Texts of YAML are rendered one by one, but no tag goes over the end of one: so the file is read as one template. */
export function jinjaUses(text: string): readonly NameUse[] {
  if (!text.includes('{{')) return [];
  return templateUses(parseJinja(text)).filter(
    // What `ref` and `source` name is read from the values, where they stand without braces too.
    ({ kind, span }) => !['ref', 'source', 'table'].includes(kind) && !isComment(text, span.start),
  );
}

function isComment(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^\s*#/.test(text.slice(lineStart, offset));
}
