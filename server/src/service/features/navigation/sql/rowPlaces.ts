import { fixtureColumns, type FixtureColumn } from '../../../dbt/unitTests/fixtureColumns';
import type { FeatureContext } from '../../../feature';
import type { ProjectNode } from '../../../project/projectNode';
import { isSameName } from './sqlFile';

/** Where rows of unit tests name a column of a node. */
export function rowPlaces(context: FeatureContext, node: ProjectNode, column: string): readonly FixtureColumn[] {
  const { project } = context;
  const kind = node.kind === 'source' ? 'table' : 'ref';
  const files = new Set([...(project?.uses.named(kind, node.name) ?? [])].map(({ file }) => file));
  return [...files]
    .filter(file => /\.ya?ml$/i.test(file))
    .flatMap(file => fixtureColumns(context, file))
    .filter(one => one.node.uniqueId === node.uniqueId && isSameName(one.name, column));
}
