import type { Problem } from '../../answers/problem';
import type { Feature, FeatureContext } from '../../feature';
import { sqlOf, sqlRole } from '../../sqlDocument';
import { checkSemicolon } from './checkSemicolon';
import { checkStatements } from './checkStatement';

/** SQL that Dremio cannot read. */
export const syntaxFeature: Feature = { check: checkSyntax };

function checkSyntax(context: FeatureContext): readonly Problem[] {
  const role = sqlRole(context.document, context.project);
  if (role === undefined) return [];
  return [...checkSemicolon(context), ...(role === 'script' ? checkStatements(sqlOf(context.document)) : [])];
}
