import type { NamePart } from '../name';
import { functionRelation, queryRelation, tableRelation, unknownRelation } from './buildRelation';
import { evaluate, type Evaluation } from './evaluate';
import { allOrigins, unlistedOrigins } from './originSet';
import type { ColumnOrigin, ColumnResolution, SqlSurroundings } from './sqlAnalysis';
import type { WorkingRelation, WorkingScope } from './workingScope';
import type { FromEntry, FromItem, Query, Select } from '../tree/syntaxTree';

/** What reading FROM needs of the rest of the analysis. */
export interface FromReader {
  readonly surroundings: SqlSurroundings;
  readonly query: (query: Query, outer: WorkingScope | undefined, scope: WorkingScope) => WorkingScope;
  readonly evaluation: (scope: WorkingScope, clause: 'from') => Evaluation;
}

/** Adds to a scope what its FROM reads, in order, and the columns that joins make one. */
export function readFrom(select: Select, scope: WorkingScope, reader: FromReader): void {
  for (const entry of select.from) {
    const before = [...scope.relations];
    const relation = relationOf(entry.item, scope, reader);
    scope.relations.push(relation);
    merge(entry, before, relation, scope);
  }
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

/** `USING (a, b)` and NATURAL: the columns of both sides are one from here on. */
function merge(
  { join }: FromEntry,
  before: readonly WorkingRelation[],
  right: WorkingRelation,
  scope: WorkingScope,
): void {
  for (const name of join.using) mergeColumn(name, before, right, scope);
  if (!join.natural) return;
  for (const { name } of right.columns)
    if (before.some(({ byName }) => byName.has(name.toLowerCase()))) mergeColumn({ value: name }, before, right, scope);
}

function mergeColumn(
  name: Pick<NamePart, 'value'> & Partial<NamePart>,
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
