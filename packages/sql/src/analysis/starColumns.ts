import type { NamePart } from '../name';
import type { StarReference } from './sqlAnalysis';
import type { MergedColumn, WorkingRelation, WorkingScope } from './workingScope';

/** The columns that a `*` stands for; those that joins made one come once. */
export function starColumns(
  scope: WorkingScope,
  qualifier: readonly NamePart[],
): Pick<StarReference, 'columns' | 'complete'> {
  const relations = qualifier.length === 0 ? scope.relations : relationsCalled(scope, qualifier);
  const merged = qualifier.length === 0 ? scope.merged : new Map<string, MergedColumn>();
  const given = new Set<string>();
  const columns = relations.flatMap(relation =>
    relation.columns.flatMap(column => {
      const key = column.name.toLowerCase();
      const shared = merged.get(key);
      if (shared === undefined) return [{ relation, column }];
      if (given.has(key)) return [];
      given.add(key);
      return [{ relation, column: shared.column }];
    }),
  );
  return { columns, complete: relations.length > 0 && relations.every(({ complete }) => complete) };
}

function relationsCalled(scope: WorkingScope, qualifier: readonly NamePart[]): readonly WorkingRelation[] {
  const last = qualifier.at(-1)?.value.toLowerCase();
  for (let at: WorkingScope | undefined = scope; at !== undefined; at = at.outer) {
    const found = at.relations.find(({ exposedName }) => exposedName === last);
    if (found !== undefined) return [found];
  }
  return [];
}
