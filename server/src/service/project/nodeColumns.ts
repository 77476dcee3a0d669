import type { DescribedColumn, ProjectNode } from './projectNode';
import type { NameResolver, Resolution } from './resolution';
import type { SelectShape, Upstream } from './selectShape';

/** The columns of a node as far as the project's files tell them. */
export interface NodeColumns {
  readonly columns: readonly DescribedColumn[];
  /** False when there may be others, so that a name that is not among them may still be right. */
  readonly complete: boolean;
}

/** What of a project the columns of its nodes are worked out from. */
export interface ColumnFacts {
  readonly project: NameResolver;
  /** The shape of a model's or snapshot's SQL; undefined for a node without, or one that cannot be read. */
  readonly shapeOf: (node: ProjectNode) => SelectShape | undefined;
  /** The first line of a seed's file, read as CSV. */
  readonly headerOf: (node: ProjectNode) => readonly string[] | undefined;
}

/** What dbt adds to the columns of a snapshot. */
const SNAPSHOT_COLUMNS: readonly DescribedColumn[] = [
  { name: 'dbt_scd_id' },
  { name: 'dbt_updated_at', type: 'timestamp' },
  { name: 'dbt_valid_from', type: 'timestamp' },
  { name: 'dbt_valid_to', type: 'timestamp' },
];

/**
 * The columns of a node: of a seed by its header, of a model by its select list, a `*` followed upstream through the
 * project; what YAML says of a column is told with it, and columns that only YAML knows come behind.
 *
 * A source's table has the columns that YAML lists, of which nobody knows whether they are all.
 */
export function nodeColumns(node: ProjectNode, facts: ColumnFacts): NodeColumns {
  return columnsOf(node, facts, new Set());
}

function columnsOf(node: ProjectNode, facts: ColumnFacts, above: ReadonlySet<string>): NodeColumns {
  // A model that reads itself, as an incremental one does, adds nothing by that.
  if (above.has(node.uniqueId)) return { columns: [], complete: true };
  const header = node.kind === 'seed' ? facts.headerOf(node) : undefined;
  if (header !== undefined)
    return described(
      node,
      header.map(name => ({ name })),
      true,
    );
  const shape = facts.shapeOf(node);
  if (shape === undefined) return { columns: node.columns, complete: false };
  const within = new Set([...above, node.uniqueId]);
  const parts = shape.entries.map(entry =>
    entry.kind === 'column'
      ? { columns: [{ name: entry.name }], complete: true }
      : upstreamColumns(entry.upstream, node, { facts, above: within }),
  );
  const own = node.kind === 'snapshot' ? SNAPSHOT_COLUMNS : [];
  const found = [...parts.flatMap(({ columns }) => columns), ...own];
  return described(node, found, shape.complete && parts.every(({ complete }) => complete));
}

function upstreamColumns(
  upstream: Upstream,
  { packageName }: ProjectNode,
  { facts, above }: { readonly facts: ColumnFacts; readonly above: ReadonlySet<string> },
): NodeColumns {
  const { project } = facts;
  const resolution: Resolution =
    upstream.kind === 'ref' ? project.resolveRef(upstream, packageName) : project.resolveSource(upstream, packageName);
  if (resolution.kind !== 'found') return { columns: [], complete: false };
  return columnsOf(resolution.node, facts, above);
}

/** The columns in order, each name once, with what YAML says of them here or upstream. */
function described(node: ProjectNode, found: readonly DescribedColumn[], complete: boolean): NodeColumns {
  const known = new Map(node.columns.map(column => [column.name.toLowerCase(), column]));
  const columns = new Map<string, DescribedColumn>();
  for (const column of found) {
    const key = column.name.toLowerCase();
    if (!columns.has(key)) columns.set(key, { ...column, ...known.get(key), name: column.name });
  }
  // Where the query is known whole, a column that YAML alone names is a mistake of YAML's.
  if (!complete) for (const [key, column] of known) if (!columns.has(key)) columns.set(key, column);
  return { columns: [...columns.values()], complete };
}
