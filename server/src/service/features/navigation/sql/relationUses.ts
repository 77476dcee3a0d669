import type { NamePart, SqlCte, SqlRelation, SqlScope } from '@lakehouse/sql';
import type { DocumentAnalysis } from '../../../sql/documentAnalysis';
import { touches } from '../../../text/span';

/** A name of a query that counts in its own file alone: a query of WITH, or the alias of a relation. */
export type RelationName =
  { readonly kind: 'cte'; readonly cte: SqlCte } | { readonly kind: 'alias'; readonly relation: SqlRelation };

export interface RelationUse {
  readonly part: NamePart;
  readonly isDefinition: boolean;
}

/** The query of WITH or the alias that is named at an offset. */
export function relationNameAt(document: DocumentAnalysis, offset: number): RelationName | undefined {
  const isAt = (part: NamePart | undefined): boolean =>
    part !== undefined && part.span.end > part.span.start && touches(part.span, offset);
  const cte = document.analysis.ctes.find(({ name }) => isAt(name));
  if (cte !== undefined) return { kind: 'cte', cte };
  for (const scope of document.scopes) {
    for (const relation of scope.relations) {
      if (relation.cte !== undefined && isAt(relation.name?.parts.at(-1))) return { kind: 'cte', cte: relation.cte };
      if (isAt(relation.alias)) return { kind: 'alias', relation };
    }
    const part = qualifiers(scope).find(one => isAt(one));
    if (part !== undefined) return nameOf(called(scope, part));
  }
  return undefined;
}

/** What a relation is called by in its own file: its alias, else the query of WITH that it reads. */
function nameOf(relation: SqlRelation | undefined): RelationName | undefined {
  if (relation?.alias !== undefined) return { kind: 'alias', relation };
  return relation?.cte && { kind: 'cte', cte: relation.cte };
}

/** Every place of a file that names it. */
export function relationUses({ scopes }: DocumentAnalysis, name: RelationName): readonly RelationUse[] {
  const isMeant = (relation: SqlRelation | undefined): boolean =>
    relation !== undefined &&
    (name.kind === 'alias' ? relation === name.relation : relation.cte === name.cte && relation.alias === undefined);
  const made = name.kind === 'cte' ? name.cte.name : name.relation.alias;
  const uses: RelationUse[] = made === undefined ? [] : [{ part: made, isDefinition: true }];
  for (const scope of scopes) {
    for (const { cte, name: read } of scope.relations) {
      const part = read?.parts.at(-1);
      if (name.kind === 'cte' && cte === name.cte && part !== undefined) uses.push({ part, isDefinition: false });
    }
    for (const part of qualifiers(scope)) if (isMeant(called(scope, part))) uses.push({ part, isDefinition: false });
  }
  const distinct = new Map(uses.map(one => [one.part.span.start, one]));
  return [...distinct.values()].filter(({ part }) => part.span.end > part.span.start);
}

function qualifiers({ references, stars }: SqlScope): readonly NamePart[] {
  const ofColumns = references.flatMap(({ qualifier }) => (qualifier?.parts.length === 1 ? qualifier.parts : []));
  return [...ofColumns, ...stars.flatMap(({ qualifier }) => qualifier ?? [])];
}

function called(scope: SqlScope, { value }: NamePart): SqlRelation | undefined {
  for (let at: SqlScope | undefined = scope; at !== undefined; at = at.outer) {
    const found = at.relations.find(({ exposedName }) => exposedName === value.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}
