import type { SqlRelation, SqlScope } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../../answers/problem';
import type { FeatureContext } from '../../../feature';
import type { DocumentAnalysis } from '../../../sql/documentAnalysis';
import { sqlOf } from '../../../sqlDocument';

/** Tables that nothing joins to those before them, so that every row meets every other. `CROSS JOIN` says so on purpose. */
export function cartesianJoins(analysed: DocumentAnalysis, { document }: FeatureContext): readonly Problem[] {
  const sql = sqlOf(document);
  return analysed.scopes.flatMap(scope => {
    if (scope.relations.length < 2 || sql.hasControl(scope.span)) return [];
    // A macro may print a condition.
    if (scope.relations.some(({ kind }) => kind === 'unknown') || sql.isOpaque(scope.span)) return [];
    return scope.relations
      .slice(1)
      .filter((one, at) => isUnjoined(one, scope.relations[at], { scope, analysed }))
      .map((relation): Problem => ({
        span: relation.span,
        severity: 'hint',
        code: 'habit.cartesian',
        message: l10n.t(
          'Nothing joins this table to those before it: every row meets every other. Write a condition, or CROSS JOIN if that is meant.',
        ),
      }));
  });
}

interface Around {
  readonly scope: SqlScope;
  readonly analysed: DocumentAnalysis;
}

/** A table alone: a subquery or a query of WITH may well have one row. */
function isUnjoined(relation: SqlRelation, before: SqlRelation | undefined, { scope, analysed }: Around): boolean {
  if (relation.kind !== 'table' || before === undefined) return false;
  const between = analysed.sql.slice(before.span.end, relation.span.start);
  if (/\b(cross|natural|lateral)\b/i.test(between) || !/,|\bjoin\b/i.test(between)) return false;
  const next = scope.relations[scope.relations.indexOf(relation) + 1]?.span.start ?? scope.span.end;
  const isConditioned = scope.clauses.some(
    ({ kind, span }) => (kind === 'on' || kind === 'using') && relation.span.end <= span.start && span.start <= next,
  );
  return !isConditioned && !isLinked(relation, scope);
}

/** Whether a condition names a column of the relation and one of another, or a column of which nothing is known. */
function isLinked(relation: SqlRelation, { references, children }: SqlScope): boolean {
  const conditions = references.filter(({ clause }) => clause === 'where' || clause === 'on');
  // A subquery in a condition may link as well.
  if (children.some(child => conditions.length > 0 && child.references.some(one => one.resolution.kind === 'open')))
    return true;
  const relations = conditions.map(({ resolution }) =>
    resolution.kind === 'column' ? resolution.relation : undefined,
  );
  if (relations.includes(undefined)) return true;
  return relations.includes(relation) && relations.some(one => one !== relation);
}
