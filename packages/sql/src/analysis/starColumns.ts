import type { NamePart } from '../name';
import type { StarReference } from './sqlAnalysis';
import type { WorkingRelation, WorkingScope } from './workingScope';

/** The columns that a `*` stands for; those that joins made one come once. */
export function starColumns(
  scope: WorkingScope,
  qualifier: readonly NamePart[],
): Pick<StarReference, 'columns' | 'complete'> {
  if (qualifier.length === 0) {
    const { relations, whole } = scope;
    return { columns: whole, complete: relations.length > 0 && relations.every(({ complete }) => complete) };
  }
  const relation = relationCalled(scope, qualifier);
  if (relation === undefined) return { columns: [], complete: false };
  return { columns: relation.columns.map(column => ({ relation, column })), complete: relation.complete };
}

function relationCalled(scope: WorkingScope, qualifier: readonly NamePart[]): WorkingRelation | undefined {
  const last = qualifier.at(-1)?.value.toLowerCase();
  for (let at: WorkingScope | undefined = scope; at !== undefined; at = at.outer) {
    const found = at.relations.find(({ exposedName }) => exposedName === last);
    if (found !== undefined) return found;
  }
  return undefined;
}
