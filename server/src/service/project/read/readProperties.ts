import { parseJinja } from '@lakehouse/jinja';
import type { ConfigValue, NodeConfig } from '../config';
import { mapOf } from '../config';
import type { DescribedColumn, Dependency } from '../projectNode';
import { dependencyOf } from './dependencyOf';
import type {
  ExposureProperties,
  NodeProperties,
  PropertiesFacts,
  Properties,
  SourceProperties,
  TestFacts,
} from './propertiesFacts';
import { readGroup } from './readGroup';
import { readMacroProperties } from './readMacroProperties';
import { readTests } from './readTests';
import { variablesIn } from './variablesIn';
import { readYaml } from './readYaml';
import type { YamlNode } from './yamlNode';

const SECTIONS = ['models', 'seeds', 'snapshots', 'analyses', 'data_tests'] as const;
/** Configuration that a node's or a source's properties may hold outside of `config`. */
const OUTSIDE = ['meta', 'tags', 'enabled', 'access', 'group'];

/** Reads a YAML file of properties; what is half-written is left out, the rest counts. */
export function readProperties(text: string): PropertiesFacts {
  const { root, problems } = readYaml(text);
  const nodes = SECTIONS.flatMap(section =>
    (root?.get(section)?.items() ?? []).flatMap(item => nodeProperties(section, item)),
  );
  const sources = (root?.get('sources')?.items() ?? []).flatMap(source => sourceTables(source));
  const exposures = (root?.get('exposures')?.items() ?? []).flatMap(item => exposure(item));
  const macros = (root?.get('macros')?.items() ?? []).flatMap(item => readMacroProperties(item));
  const groups = (root?.get('groups')?.items() ?? []).flatMap(item => readGroup(item));
  return { nodes, sources, exposures, macros, groups, variables: variablesIn(text), problems };
}

function nodeProperties(section: NodeProperties['section'], item: YamlNode): readonly NodeProperties[] {
  const relation = item.get('relation');
  const versions = (item.get('versions')?.items() ?? []).flatMap(version => {
    const v = version.get('v')?.text;
    const definedIn = version.get('defined_in')?.text;
    return v === undefined ? [] : [{ version: v, definedIn, config: mapOf(version.get('config')?.toConfig()) }];
  });
  return properties(item).map(rest => ({
    ...rest,
    section,
    versions,
    latestVersion: item.get('latest_version')?.text,
    relation: relation && dependencyIn(relation),
  }));
}

/** A thing with a name; none for an entry that has no name yet. */
function properties(item: YamlNode): readonly Properties[] {
  const name = item.get('name');
  if (name?.text === undefined) return [];
  return [
    {
      name: name.text,
      span: name.span,
      description: item.get('description')?.text,
      config: configOf(item),
      columns: columnsOf(item),
      tests: testsOf(item),
    },
  ];
}

function configOf(item: YamlNode): NodeConfig {
  const outside: Record<string, ConfigValue> = {};
  for (const key of OUTSIDE) {
    const value = item.get(key);
    if (value !== undefined) outside[key] = value.toConfig();
  }
  return { ...outside, ...mapOf(item.get('config')?.toConfig()) };
}

function columnsOf(item: YamlNode): readonly DescribedColumn[] {
  return (item.get('columns')?.items() ?? []).flatMap(column => {
    const name = column.get('name')?.text;
    const type = column.get('data_type')?.text;
    const description = column.get('description')?.text;
    const told = { ...(type === undefined ? {} : { type }), ...(description === undefined ? {} : { description }) };
    return name === undefined ? [] : [{ name, ...told }];
  });
}

function testsOf(item: YamlNode): readonly TestFacts[] {
  const ofColumns = (item.get('columns')?.items() ?? []).flatMap(column => readTests(column, column.get('name')?.text));
  return [...readTests(item, undefined), ...ofColumns];
}

function sourceTables(source: YamlNode): readonly SourceProperties[] {
  const sourceName = source.get('name')?.text;
  if (sourceName === undefined) return [];
  const shared = {
    sourceName,
    database: source.get('database')?.text,
    schema: source.get('schema')?.text,
    loader: source.get('loader')?.text,
    sourceDescription: source.get('description')?.text,
  };
  const above = configOf(source);
  return (source.get('tables')?.items() ?? []).flatMap(table =>
    properties(table).map(rest => ({
      ...rest,
      config: { ...above, ...rest.config },
      source: { ...shared, identifier: table.get('identifier')?.text ?? rest.name },
    })),
  );
}

function exposure(item: YamlNode): readonly ExposureProperties[] {
  const dependencies = (item.get('depends_on')?.items() ?? []).flatMap(entry => dependencyIn(entry) ?? []);
  return properties(item).map(rest => ({ ...rest, dependencies }));
}

/** The `ref(…)` or `source(…)` that is a text of YAML; its spans are those of the file where the text stands as it is. */
export function dependencyIn(entry: YamlNode): Dependency | undefined {
  const { text, span, isVerbatim } = entry;
  if (text === undefined) return undefined;
  const bare = /^\s*\{\{.*\}\}\s*$/s.test(text) ? text : `{{${text}}}`;
  const [call] = parseJinja(bare).calls;
  const dependency = call && dependencyOf(call);
  if (dependency === undefined) return undefined;
  const shift = span.start - (bare === text ? 0 : 2);
  const moved = ({ start, end }: typeof span) => (isVerbatim ? { start: start + shift, end: end + shift } : span);
  if (dependency.kind === 'ref')
    return { ...dependency, span: moved(dependency.span), nameSpan: moved(dependency.nameSpan) };
  const { sourceSpan, tableSpan } = dependency;
  return { ...dependency, span: moved(dependency.span), sourceSpan: moved(sourceSpan), tableSpan: moved(tableSpan) };
}
