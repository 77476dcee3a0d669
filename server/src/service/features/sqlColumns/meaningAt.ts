import type { ColumnReference, SqlCte, SqlOutputColumn, SqlRelation, SqlScope, StarReference } from '@lakehouse/sql';
import type { FeatureContext } from '../../feature';
import { analysisOf, type DocumentAnalysis } from '../../sql/documentAnalysis';
import type { Span } from '../../text/span';
import { relationCalled, touches } from './inReach';

/** What the SQL under a cursor is about. */
export type SqlMeaning =
  | { readonly kind: 'column'; readonly span: Span; readonly reference: ColumnReference; readonly scope: SqlScope }
  | { readonly kind: 'relation'; readonly span: Span; readonly relation: SqlRelation }
  | { readonly kind: 'cte'; readonly span: Span; readonly cte: SqlCte }
  | { readonly kind: 'star'; readonly span: Span; readonly star: StarReference }
  /** The alias of a select item. */
  | { readonly kind: 'output'; readonly span: Span; readonly output: SqlOutputColumn };

/** What stands at an offset; undefined outside of queries, and for what is neither a column nor a relation. */
export function meaningAt(
  context: FeatureContext,
  offset: number,
): { readonly meaning: SqlMeaning; readonly document: DocumentAnalysis } | undefined {
  const document = analysisOf(context);
  if (document === undefined) return undefined;
  const cte = document.analysis.ctes.find(({ name }) => touches(name.span, offset));
  if (cte !== undefined) return { document, meaning: { kind: 'cte', span: cte.name.span, cte } };
  // Scopes lie within each other: the innermost that has something to say is the one that is meant.
  const around = document.scopes.filter(({ span }) => touches(span, offset));
  for (const scope of around.toSorted((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))) {
    const meaning = inScope(scope, offset);
    if (meaning !== undefined) return { document, meaning };
  }
  return undefined;
}

function inScope(scope: SqlScope, offset: number): SqlMeaning | undefined {
  const reference = scope.references.find(({ span }) => touches(span, offset));
  if (reference !== undefined) return ofReference(reference, scope, offset);
  for (const relation of scope.relations) {
    const { alias, name, cte, kind } = relation;
    if (alias !== undefined && touches(alias.span, offset)) return { kind: 'relation', span: alias.span, relation };
    if (kind === 'cte' && cte !== undefined && name !== undefined && touches(name.span, offset))
      return { kind: 'cte', span: name.span, cte };
  }
  const star = scope.stars.find(({ span }) => touches(span, offset));
  if (star !== undefined) return { kind: 'star', span: star.span, star };
  const output = scope.output.find(one => isNamed(one) && touches(one.definition, offset));
  return output && { kind: 'output', span: output.definition, output };
}

/** Whether an item is given its name by the text: of any other, what stands in it is meant, as a function. */
function isNamed({ star, definition, expression }: SqlOutputColumn): boolean {
  return (
    !star &&
    (definition.start >= expression.end || definition.end - definition.start < expression.end - expression.start)
  );
}

function ofReference(reference: ColumnReference, scope: SqlScope, offset: number): SqlMeaning | undefined {
  const { qualifier, name, span } = reference;
  if (qualifier !== undefined && touches(qualifier.span, offset) && !touches(name.span, offset)) {
    const relation = relationCalled(scope, qualifier.parts.at(-1)?.value ?? '');
    return relation && { kind: 'relation', span: qualifier.span, relation };
  }
  return touches(name.span, offset)
    ? { kind: 'column', span: name.span, reference, scope }
    : { kind: 'column', span, reference, scope };
}
