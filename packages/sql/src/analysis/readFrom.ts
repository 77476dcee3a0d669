import type { NamePart } from '../name';
import { functionRelation, queryRelation, tableRelation, unknownRelation } from './buildRelation';
import { evaluate, type Evaluation } from './evaluate';
import { allOrigins, unlistedOrigins } from './originSet';
import { reshapedColumns } from './reshapedColumns';
import type { ColumnOrigin, ColumnResolution, SqlSurroundings } from './sqlAnalysis';
import type { ScopeColumn, WorkingRelation, WorkingScope } from './workingScope';
import type { FromItem, Join, Query, Select } from '../tree/syntaxTree';

/** What reading FROM needs of the rest of the analysis. */
export interface FromReader {
  readonly surroundings: SqlSurroundings;
  readonly query: (query: Query, outer: WorkingScope | undefined, scope: WorkingScope) => WorkingScope;
  readonly evaluation: (scope: WorkingScope, clause: 'from') => Evaluation;
}

/** Adds to a scope what its FROM reads, in order, and the columns that joins make one. */
export function readFrom(select: Select, scope: WorkingScope, reader: FromReader): void {
  let group = { first: 0, before: scope.whole };
  for (const { item, join } of select.from) {
    if (join.comma) group = { first: scope.relations.length, before: scope.whole };
    const left: JoinedSide = {
      relations: scope.relations.slice(group.first),
      columns: scope.whole.slice(group.before.length),
    };
    const relation = relationOf(item, scope, reader);
    readShapes(item, relation, { scope, reader });
    scope.relations.push(relation);
    scope.whole = [...group.before, ...joined(left, relation, join, scope)];
  }
}

/** What stands before a join, from the last comma on. */
interface JoinedSide {
  readonly relations: readonly WorkingRelation[];
  readonly columns: readonly ScopeColumn[];
}

/** Notes the columns that PIVOT and UNPIVOT name: of the relation, or of what one before has made of it. */
function readShapes(
  { shapes, reads }: FromItem,
  relation: WorkingRelation,
  { scope, reader }: { readonly scope: WorkingScope; readonly reader: FromReader },
): void {
  let given = relation.unshaped;
  shapes.forEach((shape, at) => {
    for (const name of reads[at] ?? []) {
      if (reader.surroundings.isOpaque?.(name.span) === true) continue;
      const column = given.columns.find(one => one.name.toLowerCase() === name.value.toLowerCase());
      const unknown = given.complete ? 'missing' : 'open';
      const resolution: ColumnResolution =
        column === undefined ? { kind: unknown } : { kind: 'column', relation, column };
      scope.references.push({ span: name.span, qualifier: undefined, name, clause: 'from', resolution });
    }
    given = reshapedColumns(given, [shape]);
  });
}

function relationOf(item: FromItem, scope: WorkingScope, reader: FromReader): WorkingRelation {
  const { source } = item;
  switch (source.kind) {
    case 'table':
      return tableRelation(item, scope, reader.surroundings);
    case 'query': {
      const inner = reader.query(source.query, source.lateral ? scope : scope.outer, scope);
      scope.children.push(inner);
      return queryRelation(item, inner, source.query.arms[0]?.kind === 'values');
    }
    case 'function': {
      const evaluation = reader.evaluation(scope, 'from');
      evaluate(source.call, evaluation);
      return functionRelation(item, evaluation.origins.list);
    }
    case 'unknown':
      return unknownRelation(item);
  }
}

/**
 * What `*` gives behind a join. The columns that USING and NATURAL name are one from here on, and come first by
 * standard SQL.
 */
function joined(left: JoinedSide, right: WorkingRelation, join: Join, scope: WorkingScope): readonly ScopeColumn[] {
  const names: readonly MergedName[] = join.natural ? sharedNames(left, right) : join.using;
  for (const name of names) mergeColumn(name, left.relations, right, scope);
  const all = [...left.columns, ...right.columns.map(column => ({ relation: right, column }))];
  if (names.length === 0) return all;
  const keys = new Set(names.map(({ value }) => value.toLowerCase()));
  const first = [...keys].flatMap(key => scope.merged.get(key) ?? []);
  return [...first, ...all.filter(({ column }) => !keys.has(column.name.toLowerCase()))];
}

/** The names of columns that both sides have, in the order of the left. */
function sharedNames(left: JoinedSide, right: WorkingRelation): readonly MergedName[] {
  return left.columns.flatMap(({ column: { name } }) =>
    right.byName.has(name.toLowerCase()) ? [{ value: name }] : [],
  );
}

/** Of NATURAL the text does not name the columns. */
type MergedName = Pick<NamePart, 'value'> & Partial<NamePart>;

function mergeColumn(
  name: MergedName,
  before: readonly WorkingRelation[],
  right: WorkingRelation,
  scope: WorkingScope,
): void {
  const key = name.value.toLowerCase();
  const earlier = scope.merged.get(key);
  const left = earlier?.relation ?? before.find(({ byName }) => byName.has(key)) ?? before.find(one => !one.complete);
  if (left !== undefined) {
    const origins = allOrigins([earlier?.column.origins ?? originsIn(left, name.value), originsIn(right, name.value)]);
    const column = left.byName.get(key) ?? { name: name.value, type: undefined, definition: undefined, origins };
    scope.merged.set(key, { relation: left, column: { ...column, origins } });
  }
  if (name.span === undefined) return;
  const part = { value: name.value, span: name.span, quoted: name.quoted === true };
  const resolution = usingResolution(key, left, right, scope);
  scope.references.push({ span: name.span, qualifier: undefined, name: part, clause: 'using', resolution });
}

function originsIn(relation: WorkingRelation, name: string): readonly ColumnOrigin[] {
  return relation.byName.get(name.toLowerCase())?.origins ?? unlistedOrigins(relation, name);
}

/** Both sides must have the column. */
function usingResolution(
  key: string,
  left: WorkingRelation | undefined,
  right: WorkingRelation,
  scope: WorkingScope,
): ColumnResolution {
  const merged = scope.merged.get(key);
  if (left === undefined || (right.complete && !right.byName.has(key))) return { kind: 'missing' };
  return left.byName.has(key) && merged !== undefined ? { kind: 'column', ...merged } : { kind: 'open' };
}
