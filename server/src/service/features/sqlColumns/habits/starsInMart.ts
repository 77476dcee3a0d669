import type { SqlScope, StarReference } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem, Replacement } from '../../../answers/problem';
import type { FeatureContext } from '../../../feature';
import type { DocumentAnalysis } from '../../../sql/documentAnalysis';
import { expansionOf } from '../expandStar';

const MARTS = /(^|\/)marts?\//;

/** A `*` of a model in a marts folder that hands on whatever a table has: columns come and go with it unseen. */
export function starsInMart({ analysis }: DocumentAnalysis, { project, document }: FeatureContext): readonly Problem[] {
  const file = project?.fileOf(document.path);
  const [query] = analysis.queries;
  if (file?.role !== 'model' || !MARTS.test(file.relativePath) || query === undefined) return [];
  return armsOf(query)
    .flatMap(scope => scope.stars)
    .filter(star => reachesTable(star, 0))
    .map(star => ({
      span: star.span,
      severity: 'hint',
      code: 'habit.selectStar',
      message: l10n.t('A mart that takes all columns with * changes whenever a table below it does: name them.'),
      replacements: written(star),
    }));
}

function armsOf(scope: SqlScope): readonly SqlScope[] {
  return scope.arms.length === 0 ? [scope] : scope.arms.flatMap(arm => armsOf(arm));
}

/** A `*` over a query that names its columns is as good as a list. */
function reachesTable({ columns }: StarReference, depth: number): boolean {
  if (depth > 20) return false;
  const relations = [...new Set(columns.map(({ relation }) => relation))];
  return relations.some(({ kind, query, cte }) => {
    if (kind === 'table') return true;
    const scope = query ?? cte?.query;
    return scope !== undefined && armsOf(scope).some(arm => arm.stars.some(star => reachesTable(star, depth + 1)));
  });
}

function written(star: StarReference): readonly Replacement[] {
  const names = expansionOf(star);
  if (names === undefined) return [];
  return [{ title: l10n.t('Write out the {0} columns of *', names.length), span: star.span, text: names.join(', ') }];
}
