import type { SqlRelation, SqlScope } from '@lakehouse/sql';
import type { Span } from '../../text/span';

/** The relations whose columns a query may use, its own first, then those of the queries around it. */
export function relationsInReach(scope: SqlScope | undefined): readonly SqlRelation[] {
  const relations: SqlRelation[] = [];
  for (let at = scope; at !== undefined; at = at.outer) relations.push(...at.relations);
  return relations;
}

/** The nearest relation that is called so. */
export function relationCalled(scope: SqlScope | undefined, name: string): SqlRelation | undefined {
  return relationsInReach(scope).find(({ exposedName }) => exposedName === name.toLowerCase());
}

/** What a relation is called in front of its columns, as the query spells it; undefined for one without a name. */
export function qualifierOf({ alias, name, exposedName }: SqlRelation): string | undefined {
  const last = name?.parts.at(-1)?.value;
  if (alias !== undefined) return alias.value;
  // What a tag of Jinja prints is called otherwise than the text that stands in its place.
  return last?.toLowerCase() === exposedName ? last : exposedName;
}

/** Whether an offset touches a stretch, its ends counted in. */
export function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
