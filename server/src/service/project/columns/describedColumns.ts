import { mapOf, textOf } from '../config';
import type { ProjectNode } from '../projectNode';
import type { FoundTable, KnownColumn, NodeColumns } from './knownColumn';

/** What dbt adds to the columns of a snapshot, under dbt's own names. */
const SNAPSHOT_COLUMNS: Readonly<Record<string, string>> = {
  dbt_scd_id: 'VARCHAR',
  dbt_updated_at: 'TIMESTAMP',
  dbt_valid_from: 'TIMESTAMP',
  dbt_valid_to: 'TIMESTAMP',
};

/** The names may be given others, and rows that were deleted may be marked. */
function snapshotColumns({ config }: ProjectNode): readonly KnownColumn[] {
  const names = mapOf(config['snapshot_meta_column_names']);
  const marked =
    config['hard_deletes'] === 'new_record' ? { ...SNAPSHOT_COLUMNS, dbt_is_deleted: 'VARCHAR' } : SNAPSHOT_COLUMNS;
  return Object.entries(marked).map(([name, type]) => ({ name: textOf(names[name]) ?? name, type, knownFrom: 'dbt' }));
}

/**
 * The columns of a node, each name once: those of its own query or header first, with what YAML says of them, and
 * behind them what YAML and the table itself name beyond.
 *
 * Where the query is known whole, a column that only YAML or the table as it was built last names is a mistake of
 * YAML's, or old. A source is known whole when Dremio or the catalog knows it.
 */
export function describedColumns(
  node: ProjectNode,
  own: NodeColumns | undefined,
  found: FoundTable | undefined,
): NodeColumns {
  const said = new Map(node.columns.map(column => [column.name.toLowerCase(), column]));
  const seen = new Map(found?.columns.map(column => [column.name.toLowerCase(), column]));
  const complete = own?.complete ?? (node.kind === 'source' && found !== undefined);
  const columns = new Map<string, KnownColumn>();
  const add = (column: KnownColumn): void => {
    const key = column.name.toLowerCase();
    if (columns.has(key)) return;
    const yaml = said.get(key);
    const type = column.type ?? seen.get(key)?.type;
    columns.set(key, { ...column, ...(type === undefined ? {} : { type }), ...yaml, name: column.name });
  };
  for (const column of own?.columns ?? []) add(column);
  if (node.kind === 'snapshot' && own !== undefined) for (const column of snapshotColumns(node)) add(column);
  if (own?.complete !== true) {
    for (const column of found === undefined ? [] : foundColumns(found)) add(column);
    for (const column of node.columns) add({ ...column, knownFrom: 'yaml' });
  }
  return { columns: [...columns.values()], complete };
}

function foundColumns({ columns, knownFrom, knownAt }: FoundTable): readonly KnownColumn[] {
  return columns.map(column => ({ ...column, knownFrom, ...(knownAt === undefined ? {} : { knownAt }) }));
}
