import { walk, type Expression } from '@lakehouse/jinja';
import type { Place } from '../../../answers/place';
import { yamlOf } from '../../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../../feature';
import type { ProjectNode } from '../../../project/projectNode';
import { dependencyIn } from '../../../project/read/dependencyIn';
import type { YamlNode } from '../../../project/read/yamlNode';
import type { FilePath } from '../../../text/filePath';
import { mapsWithin } from '../mapsWithin';
import { rowPlaces } from './rowPlaces';
import { isSameName } from './sqlFile';
import { REFLECTION_COLUMN_KEYS } from '../../../dbt/reflectionColumnKeys';

/** Keys of a configuration whose texts are columns of the node itself. */
const COLUMN_KEYS: ReadonlySet<string> = new Set(
  ['unique_key', 'updated_at', 'check_cols', 'partition_by', 'localsort_by', 'distribute_by'].concat([
    'partition_columns',
    'sort_columns',
    'merge_update_columns',
    'merge_exclude_columns',
  ]),
);

const REFLECTION_KEYS: ReadonlySet<string> = new Set(REFLECTION_COLUMN_KEYS);

/** A text that names a column; `isBare` where a query of rows takes it over, so that another name needs an alias. */
export interface ColumnTextPlace extends Place {
  readonly isBare?: boolean;
}

/** Where YAML and a node's configuration name one of its columns: entries, `field` of relationships, keys, rows of unit tests. */
export function columnTexts(context: FeatureContext, node: ProjectNode, column: string): readonly ColumnTextPlace[] {
  return [
    ...entryPlaces(context, node, column),
    ...fieldPlaces(context, node, column),
    ...semanticPlaces(context, node, column),
    ...configPlaces(context, node, column),
    ...rowPlaces(context, node, column),
  ];
}

/** The entry of YAML that describes a column under an offset, with its node. */
export function columnEntryAt(
  { project, document }: FeatureContext,
  offset: number,
): { readonly node: ProjectNode; readonly name: string; readonly span: Place['span'] } | undefined {
  const { root } = yamlOf(document);
  const found = (root?.entries() ?? []).flatMap(([section, list]) =>
    list.items().flatMap(entry => (section === 'sources' ? (entry.get('tables')?.items() ?? []) : [entry])),
  );
  for (const entry of found)
    for (const column of entry.get('columns')?.items() ?? []) {
      const name = column.get('name');
      if (name?.text === undefined || offset < name.span.start || offset > name.span.end) continue;
      const start = entry.get('name')?.span.start;
      const node = [...(project?.nodesOfFile(document.path) ?? []), ...describedIn(project, document.path, entry)].find(
        one => (one.properties?.span ?? one.span).start === start,
      );
      return node && { node, name: name.text, span: name.span };
    }
  return undefined;
}

function describedIn(project: FeatureContext['project'], file: FilePath, entry: YamlNode): readonly ProjectNode[] {
  const [name, from] = [entry.get('name')?.text, project?.packageOfFile(file)];
  if (project === undefined || name === undefined || from === undefined) return [];
  const found = project.resolveRef({ name, packageName: from }, from);
  return 'node' in found ? [found.node] : [];
}

function entryPlaces(context: FeatureContext, node: ProjectNode, column: string): readonly Place[] {
  const file = node.kind === 'source' ? node.file : node.properties?.file;
  const start = (node.kind === 'source' ? node : node.properties)?.span.start;
  const root = file === undefined ? undefined : rootOf(context, file);
  if (file === undefined || root === undefined) return [];
  const entries = root
    .entries()
    .flatMap(([section, list]) =>
      list.items().flatMap(entry => (section === 'sources' ? (entry.get('tables')?.items() ?? []) : [entry])),
    );
  const described = entries.filter(entry => entry.get('name')?.span.start === start);
  return described.flatMap(entry =>
    [entry, ...(entry.get('versions')?.items() ?? [])].flatMap(one => [
      ...(one.get('columns')?.items() ?? []).flatMap(listed => textPlace(file, listed.get('name'), column)),
      ...configured(one).flatMap(value => textPlace(file, value, column)),
    ]),
  );
}

/** The columns that an entry's configuration names, one by one or in lists. */
function configured(entry: YamlNode): readonly YamlNode[] {
  const values = (entry.get('config')?.entries() ?? []).filter(([key]) => COLUMN_KEYS.has(key));
  return values.flatMap(([, value]) => [value, ...value.items()]);
}

/** `relationships` tests of other nodes that name the column as the one they look into. */
function fieldPlaces(context: FeatureContext, node: ProjectNode, column: string): readonly Place[] {
  const { project } = context;
  if (project === undefined) return [];
  const files = new Set([...project.uses.named('ref', node.name)].map(({ file }) => file).filter(isYamlPath));
  return [...files].flatMap(file => {
    const from = project.packageOfFile(file) ?? project.name;
    const root = rootOf(context, file);
    return root === undefined
      ? []
      : mapsWithin(root).flatMap(map => {
          const [to, field] = [map.get('to'), map.get('field')];
          const dependency = to?.text === undefined ? undefined : dependencyIn(to);
          const target = dependency && project.resolve(dependency, from);
          const isMeant = target !== undefined && 'node' in target && target.node.uniqueId === node.uniqueId;
          return isMeant ? textPlace(file, field, column) : [];
        });
  });
}

/** Entities, dimensions and measures of the node's semantic models that are a column by another name. */
function semanticPlaces(context: FeatureContext, node: ProjectNode, column: string): readonly Place[] {
  const { project } = context;
  const files = new Set([...(project?.uses.named('ref', node.name) ?? [])].map(({ file }) => file).filter(isYamlPath));
  return [...files].flatMap(file => {
    const from = project?.packageOfFile(file) ?? project?.name ?? '';
    return (rootOf(context, file)?.get('semantic_models')?.items() ?? []).flatMap(model => {
      const dependency = dependencyIn(model.get('model'));
      const found = dependency && project?.resolve(dependency, from);
      if (found?.kind !== 'found' || found.node.uniqueId !== node.uniqueId) return [];
      const parts = ['entities', 'dimensions', 'measures'].flatMap(key => model.get(key)?.items() ?? []);
      return parts.flatMap(part => textPlace(file, part.get('expr'), column));
    });
  });
}

/** The node's own configuration, and that of the reflections that stand on it: those list columns of their anchor. */
function configPlaces(context: FeatureContext, node: ProjectNode, column: string): readonly Place[] {
  const { project } = context;
  const children = (project?.childrenOf(node) ?? []).flatMap(id => project?.node(id) ?? []);
  const reflections = children.filter(({ materialized }) => materialized === 'reflection');
  return [
    ...(node.materialized === 'reflection' ? [] : configTexts(context, node.file, { keys: COLUMN_KEYS, column })),
    ...reflections.flatMap(({ file }) => configTexts(context, file, { keys: REFLECTION_KEYS, column })),
  ];
}

function configTexts(
  context: FeatureContext,
  file: FilePath,
  { keys, column }: { readonly keys: ReadonlySet<string>; readonly column: string },
): readonly Place[] {
  if (!file.endsWith('.sql')) return [];
  const document = file === context.document.path ? context.document : context.documentAt(file);
  const calls = (document?.jinja.calls ?? []).filter(({ name }) => name === 'config');
  const values = calls.flatMap(({ args }) => args.filter(({ name }) => keys.has(name ?? '')));
  return values
    .flatMap(({ value }) => textsIn(value))
    .filter(({ value }) => isSameName(value, column))
    .map(({ inner }) => ({ file, span: inner }));
}

function textsIn(expression: Expression): readonly Extract<Expression, { kind: 'string' }>[] {
  const texts: Extract<Expression, { kind: 'string' }>[] = [];
  walk(expression, part => {
    if (part.kind === 'string') texts.push(part);
  });
  return texts;
}

function textPlace(file: FilePath, node: YamlNode | undefined, column: string): readonly Place[] {
  return node?.text !== undefined && isSameName(node.text, column) ? [{ file, span: node.span }] : [];
}

function rootOf(context: FeatureContext, file: FilePath): YamlNode | undefined {
  const document = file === context.document.path ? context.document : context.documentAt(file);
  return document && yamlOf(document).root;
}

function isYamlPath(file: FilePath): boolean {
  return /\.ya?ml$/i.test(file);
}
