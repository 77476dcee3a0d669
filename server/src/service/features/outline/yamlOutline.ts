import type { DocumentSymbol, SymbolKind } from '../../answers/symbol';
import { isPropertiesFile, yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { YamlNode } from '../../project/read/yamlNode';
import type { Span } from '../../text/span';

const SECTIONS: Readonly<Record<string, SymbolKind>> = {
  models: 'model',
  sources: 'source',
  seeds: 'table',
  snapshots: 'table',
  analyses: 'model',
  exposures: 'exposure',
  macros: 'macro',
  data_tests: 'test',
  unit_tests: 'test',
  groups: 'property',
  metrics: 'property',
  semantic_models: 'property',
  saved_queries: 'property',
  functions: 'macro',
};

/** The things that a file of properties describes, with their tables, columns and tests. */
export function yamlOutline(context: FeatureContext): readonly DocumentSymbol[] {
  if (!isPropertiesFile(context)) return [];
  const { root } = yamlOf(context.document);
  return (root?.entries() ?? []).flatMap(([section, list]) => {
    const kind = Object.hasOwn(SECTIONS, section) ? SECTIONS[section] : undefined;
    return kind === undefined ? [] : list.items().flatMap(item => thing(item, kind));
  });
}

function thing(item: YamlNode, kind: SymbolKind): readonly DocumentSymbol[] {
  const name = item.get('name');
  if (name?.text === undefined) return [];
  const children = [
    ...(item.get('tables')?.items() ?? []).flatMap(table => thing(table, 'table')),
    ...(item.get('columns')?.items() ?? []).flatMap(column => thing(column, 'column')),
    ...testsOf(item),
  ];
  const type = item.get('data_type')?.text;
  const detail = type === undefined ? {} : { detail: type };
  return [{ name: name.text, kind, span: around(item.span, name.span), nameSpan: name.span, children, ...detail }];
}

function testsOf(item: YamlNode): readonly DocumentSymbol[] {
  const tests = [...(item.get('data_tests')?.items() ?? []), ...(item.get('tests')?.items() ?? [])];
  return tests.flatMap((test): DocumentSymbol[] => {
    const [key] = test.keys();
    const given = test.text ?? test.get('test_name')?.text;
    if (given !== undefined) return [{ name: given, kind: 'test', span: test.span, nameSpan: test.span, children: [] }];
    if (key === undefined) return [];
    return [{ name: key.name, kind: 'test', span: around(test.span, key.span), nameSpan: key.span, children: [] }];
  });
}

/** Editors refuse a name that lies outside of its symbol. */
function around(span: Span, name: Span): Span {
  return { start: Math.min(span.start, name.start), end: Math.max(span.end, name.end) };
}
