import type { Dependency } from '../projectNode';
import { dependencyIn } from './dependencyIn';
import type {
  NodeProperties,
  PropertiesFacts,
  Properties,
  SourceProperties,
  TestFacts,
  UnitTestProperties,
} from './propertiesFacts';
import { readGroup } from './readGroup';
import { readMacroProperties } from './readMacroProperties';
import { configOf } from './configOf';
import { columnsOf } from './describedColumns';
import { readDefined } from './readDefined';
import { readColumnTests, readTests } from './readTests';
import { chosen, readVersion } from './readVersion';
import { variablesIn } from './variablesIn';
import { readYaml } from './readYaml';
import type { YamlFile, YamlNode } from './yamlNode';

const SECTIONS = ['models', 'seeds', 'snapshots', 'analyses', 'data_tests', 'functions'] as const;
/** Reads a YAML file of properties; what is half-written is left out, the rest counts. */
export function readProperties(text: string): PropertiesFacts {
  return propertiesIn(text, readYaml(text));
}

/** What a file of properties says, from its text and what that is as YAML. */
export function propertiesIn(text: string, { root, problems }: YamlFile): PropertiesFacts {
  const nodes = SECTIONS.flatMap(section =>
    (root?.get(section)?.items() ?? []).flatMap(item => nodeProperties(section, item)),
  );
  const sources = (root?.get('sources')?.items() ?? []).flatMap(source => sourceTables(source));
  const unitTests = (root?.get('unit_tests')?.items() ?? []).flatMap(item => unitTest(item));
  const macros = (root?.get('macros')?.items() ?? []).flatMap(item => readMacroProperties(item));
  const groups = (root?.get('groups')?.items() ?? []).flatMap(item => readGroup(item));
  return {
    nodes,
    sources,
    defined: readDefined(root),
    unitTests,
    macros,
    groups,
    variables: variablesIn(text),
    problems,
  };
}

function nodeProperties(section: NodeProperties['section'], item: YamlNode): readonly NodeProperties[] {
  const relation = item.get('relation');
  const versions = (item.get('versions')?.items() ?? []).flatMap(version => readVersion(version));
  return properties(item).map(rest => ({
    ...rest,
    section,
    versions,
    latestVersion: item.get('latest_version')?.text,
    constraints: [item, ...(item.get('columns')?.items() ?? [])].flatMap(one => constraintsOf(one)),
    relation: relation && dependencyIn(relation),
  }));
}

function constraintsOf(item: YamlNode): readonly Dependency[] {
  return (item.get('constraints')?.items() ?? []).flatMap(entry => dependencyIn(entry.get('to')) ?? []);
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

function testsOf(item: YamlNode): readonly TestFacts[] {
  return [...readTests(item), ...readColumnTests(item)];
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
      overrides: source.get('overrides')?.text,
      says: source.get('overrides') === undefined ? [] : table.keys().map(key => key.name),
      source: { ...shared, identifier: table.get('identifier')?.text ?? rest.name },
    })),
  );
}

function unitTest(item: YamlNode): readonly UnitTestProperties[] {
  const model = item.get('model');
  if (model?.text === undefined) return [];
  const given = (item.get('given')?.items() ?? []).flatMap(entry => dependencyIn(entry.get('input')) ?? []);
  const target = { model: model.text, modelSpan: model.span, ...chosen(item.get('versions')) };
  const inputs = given.map(one => ({ ...one, atParse: false }));
  return properties(item).map(({ name, span, description, config }) => ({
    ...{ name, span, description, config },
    ...target,
    given: inputs,
  }));
}
