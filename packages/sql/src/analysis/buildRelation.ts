import type { NamePart } from '../name';
import { normalType } from '../tree/parseType';
import { reshapedColumns } from './reshapedColumns';
import type { ColumnOrigin, RelationColumn, SqlRelation, SqlSurroundings } from './sqlAnalysis';
import { findCte } from './visibleCtes';
import { columnsGiven, renamed, type WorkingRelation, type WorkingScope } from './workingScope';
import type { FromItem } from '../tree/syntaxTree';

type Given = Pick<SqlRelation, 'columns' | 'complete'>;
type Named = Pick<SqlRelation, 'kind' | 'name' | 'query' | 'cte' | 'exposedName'>;

const NOTHING: Given = { columns: [], complete: false };

/** A relation over what stands behind it, under its alias and the aliases of its columns. */
function relation(item: FromItem, named: Named, given: Given): WorkingRelation {
  const { columns, complete } = renamed(reshapedColumns(given, item.shapes), item.columns);
  return filled({
    ...named,
    span: item.span,
    alias: item.alias,
    exposedName: item.hidden ? undefined : (item.alias?.value.toLowerCase() ?? named.exposedName),
    hidden: item.hidden || (named.exposedName === undefined && named.query === undefined && item.alias === undefined),
    columns,
    complete,
    unshaped: given,
    byName: new Map(),
    guessed: new Map(),
  });
}

function filled(one: WorkingRelation): WorkingRelation {
  for (const column of one.columns) {
    const key = column.name.toLowerCase();
    if (!one.byName.has(key)) one.byName.set(key, column);
  }
  return one;
}

/** A table, or a query of a WITH list. */
export function tableRelation(item: FromItem, scope: WorkingScope, surroundings: SqlSurroundings): WorkingRelation {
  if (item.source.kind !== 'table') return unknownRelation(item);
  const { name } = item.source;
  const last = name.parts.at(-1) as NamePart; // A name has a part at least.
  const exposedName = last.value.toLowerCase();
  const cte = name.parts.length === 1 ? findCte(scope.visible, exposedName) : undefined;
  if (cte !== undefined) return relation(item, { kind: 'cte', name, query: cte.query, cte, exposedName }, cte);
  const table = surroundings.columnsOf(name);
  const opaque = surroundings.isOpaque?.(name.span) === true;
  const named: Named = {
    kind: opaque && table === undefined ? 'unknown' : 'table',
    name,
    query: undefined,
    cte: undefined,
    exposedName: table?.exposedName?.toLowerCase() ?? (opaque ? undefined : exposedName),
  };
  if (table === undefined) return relation(item, named, NOTHING);
  return baseTable(item, named, { columns: table.columns, complete: table.complete });
}

/** The columns of a table come from the table itself, whatever they are called here. */
function baseTable(
  item: FromItem,
  named: Named,
  table: { readonly columns: readonly { readonly name: string; readonly type?: string }[]; readonly complete: boolean },
): WorkingRelation {
  const isTold = table.complete && !item.shapes.includes('unknown');
  const complete = item.columns.length > 0 || isTold;
  const made = relation({ ...item, columns: [], shapes: [] }, named, { columns: [], complete });
  const columns = table.columns.map(({ name, type }): RelationColumn => {
    const origin: ColumnOrigin = { relation: made, column: name };
    const known = type === undefined ? undefined : normalType(type);
    return { name, type: known, definition: undefined, origins: [origin] };
  });
  const given = reshapedColumns({ columns, complete: table.complete }, item.shapes);
  made.unshaped = { columns, complete: table.complete };
  made.columns = renamed(given, item.columns).columns;
  return filled(made);
}

/** The query behind a derived table. */
export function queryRelation(item: FromItem, query: WorkingScope, isValues: boolean): WorkingRelation {
  const kind = isValues ? 'values' : 'derived';
  const given = { columns: columnsGiven(query), complete: query.complete };
  return relation(item, { kind, name: undefined, query, cte: undefined, exposedName: undefined }, given);
}

/** What a function gives is known by the names in the query alone. */
export function functionRelation(item: FromItem, origins: readonly ColumnOrigin[]): WorkingRelation {
  const named: Named = { kind: 'function', name: undefined, query: undefined, cte: undefined, exposedName: undefined };
  const made = relation(item, named, NOTHING);
  made.columns = made.columns.map(column => ({ ...column, origins }));
  made.byName.clear();
  return filled(made);
}

export function unknownRelation(item: FromItem): WorkingRelation {
  const named: Named = { kind: 'unknown', name: undefined, query: undefined, cte: undefined, exposedName: undefined };
  return relation(item, named, NOTHING);
}
