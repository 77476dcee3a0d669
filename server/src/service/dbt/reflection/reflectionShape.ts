import type { ConfigValue, NodeConfig } from '../../project/config';
import { listOf, textOf } from '../../project/config';
import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { reflectionAnchor } from './reflectionAnchor';

/** What a reflection keeps of its dataset, so that two of them can be held beside each other. */
export interface ReflectionShape {
  readonly kind: 'raw' | 'aggregate';
  /** One word for each column that it keeps, and for each measure of one; lower case. */
  readonly keeps: ReadonlySet<string>;
  /** One word for each column that it is laid out by. */
  readonly layout: ReadonlySet<string>;
}

/** How a reflection stands to another on the same dataset; undefined where each has something of its own. */
export function compareShapes(one: ReflectionShape, other: ReflectionShape): 'same' | 'part' | undefined {
  if (one.kind !== other.kind || !isPart(one.keeps, other.keeps) || !isPart(one.layout, other.layout)) return undefined;
  return one.keeps.size === other.keeps.size && one.layout.size === other.layout.size ? 'same' : 'part';
}

function isPart(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].every(word => other.has(word));
}

/** The word for a measure of a column. */
export function measureWord(column: string, measure: string): string {
  return `${column.toLowerCase()} ${measure.toUpperCase()}`;
}

/** What a reflection model keeps; undefined where it leaves that to defaults, or to dbt. */
export function shapeOfConfig(config: NodeConfig): ReflectionShape | undefined {
  const type = config['reflection_type'] ?? 'raw';
  const layout = layoutOf(config);
  if (layout === undefined) return undefined;
  if (type === 'raw') {
    const display = words(config['display']);
    return display && { kind: 'raw', keeps: new Set(display), layout };
  }
  if (type !== 'aggregate' && type !== 'aggregation') return undefined;
  const [dimensions, measures] = [words(config['dimensions']), words(config['measures'])];
  const computations = words(config['computations']);
  if (dimensions === undefined || measures?.length !== computations?.length || measures === undefined) return undefined;
  const measured = measures.flatMap((column, at) =>
    (computations?.[at] ?? '').split(',').map(word => measureWord(column, word.trim())),
  );
  return { kind: 'aggregate', keeps: new Set([...dimensions, ...measured]), layout };
}

function layoutOf(config: NodeConfig): ReadonlySet<string> | undefined {
  const transforms = words(config['partition_transform']) ?? [];
  const all: string[] = [];
  for (const key of ['partition_by', 'distribute_by', 'localsort_by']) {
    if (config[key] === undefined) continue;
    const columns = words(config[key]);
    if (columns === undefined) return undefined;
    const partition = key === 'partition_by';
    all.push(...columns.map((column, at) => `${key} ${column} ${partition ? (transforms[at] ?? 'identity') : ''}`));
  }
  return new Set(all);
}

function words(value: ConfigValue | undefined): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const texts = listOf(value).map(one => textOf(one)?.toLowerCase());
  return texts.every(text => text !== undefined) ? texts : undefined;
}

/** The reflection models that belong to a node. */
export function reflectionModelsOn(project: ProjectView, anchor: ProjectNode): readonly ProjectNode[] {
  return project.childrenOf(anchor).flatMap(id => {
    const node = project.node(id);
    if (node?.materialized !== 'reflection' || !node.enabled) return [];
    return reflectionAnchor(project, node) === anchor ? [node] : [];
  });
}
