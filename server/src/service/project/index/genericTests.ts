import { parseJinja } from '@lakehouse/jinja';
import { isDynamic, type ConfigValue } from '../config';
import type { Dependency, ProjectNode } from '../projectNode';
import { moveDependency } from '../read/dependencyIn';
import { dependencyOf } from '../read/dependencyOf';
import type { TestFacts } from '../read/propertiesFacts';
import { NO_FACTS } from '../read/templateFacts';
import type { FileRecord } from './fileRecord';
import { foldersOf, type NodeBuilder } from './nodeBuilder';

/** The generic tests that YAML asks for on a node. A test of a disabled node does not exist. */
export function genericTests(
  on: ProjectNode,
  tests: readonly TestFacts[],
  { builder, record }: { readonly builder: NodeBuilder; readonly record: FileRecord },
): readonly ProjectNode[] {
  if (!on.enabled) return [];
  const { file } = record;
  const folders = foldersOf(file);
  return tests.map(test => {
    const name = test.name ?? genericTestName(on, test);
    const dependencies = [selfReference(on, test), ...argumentDependencies(test)];
    const macroCalls = [macroOf(test.test)];
    const body = { ...NO_FACTS, dependencies, macroCalls };
    const fqn = [...folders, name];
    const { span, column, args, config: said } = test;
    return builder.node({
      kind: 'test',
      name,
      file,
      fqn,
      span,
      said,
      body,
      test: { test: test.test, column, args },
      group: on.group,
    });
  });
}

function macroOf(test: string): string {
  const dot = test.lastIndexOf('.');
  return dot < 0 ? `test_${test}` : `${test.slice(0, dot)}.test_${test.slice(dot + 1)}`;
}

/** The name that dbt makes up from the test, the node and the arguments, sorted by their names. */
function genericTestName(on: ProjectNode, { test, args, column, isQuoted }: TestFacts): string {
  const [packageName, plain] = test.includes('.') ? test.split('.') : [undefined, test];
  const source = on.source === undefined ? '' : 'source_';
  const prefix = packageName === undefined ? '' : `${packageName}_`;
  const versioned = on.version === undefined ? on.name : `${on.name}_v${on.version}`;
  const target = on.source === undefined ? versioned : `${on.source.sourceName}_${on.name}`;
  const all: Record<string, ConfigValue> = {
    ...args,
    ...(column === undefined ? {} : { column_name: isQuoted ? `"${column}"` : column }),
  };
  const parts = Object.entries(all)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, value]) => flattened(value))
    .map(part => part.replace(/[^0-9a-zA-Z_]+/g, '_'));
  return `${prefix}${source}${plain}_${target}_${parts.join('__')}`;
}

function flattened(value: ConfigValue): readonly string[] {
  if (Array.isArray(value)) return (value as readonly ConfigValue[]).map(part => pythonText(part));
  if (typeof value === 'object' && value !== null)
    return Object.values(value).map(part => pythonText(part as ConfigValue));
  return [pythonText(value)];
}

/** As Python prints it. */
function pythonText(value: ConfigValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function selfReference({ kind, name, version, source }: ProjectNode, { span }: TestFacts): Dependency {
  if (kind === 'source' && source !== undefined)
    return {
      kind: 'source',
      sourceName: source.sourceName,
      tableName: name,
      span,
      sourceSpan: span,
      tableSpan: span,
      atParse: true,
    };
  const of = version === undefined ? {} : { version };
  // In a package dbt asks for the name alone, and so may find a node of the project.
  return { kind: 'ref', name, ...of, span, nameSpan: span, atParse: true };
}

/** Refs and sources in arguments, as of `relationships`: dbt renders every text of them, however deep it lies. */
function argumentDependencies({ args, span }: TestFacts): readonly Dependency[] {
  return textsOf(args).flatMap(text => {
    if (!/\b(?:ref|source)\s*\(/.test(text)) return [];
    const isCall = /^\s*(?:ref|source)\s*\(.+\)\s*$/.test(text);
    return parseJinja(isCall ? `{{${text}}}` : text).calls.flatMap(call => {
      const dependency = dependencyOf(call);
      return dependency === undefined ? [] : [moveDependency(dependency, 0, span)];
    });
  });
}

function textsOf(value: ConfigValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isDynamic(value)) return [value.text];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(one => textsOf(one)) : [];
}
