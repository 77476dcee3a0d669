import type { Problem } from '../../answers/problem';
import type { Feature, FeatureContext } from '../../feature';
import { sqlOf, sqlRole } from '../../sqlDocument';
import { checkFaults } from './checkFaults';
import { checkMatchRecognize } from './checkMatchRecognize';
import { checkSemicolon } from './checkSemicolon';
import { checkStatements } from './checkStatement';

/** SQL that Dremio cannot read. */
export const syntaxFeature: Feature = { check: checkSyntax };

function checkSyntax(context: FeatureContext): readonly Problem[] {
  const role = sqlRole(context.document, context.project);
  if (role === undefined) return [];
  const sql = sqlOf(context.document);
  const faults = [...checkFaults(sql), ...checkMatchRecognize(sql)];
  return [...checkSemicolon(context), ...faults, ...(role === 'script' ? checkStatements(sql) : [])];
}
