import { parseReflection } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { sqlOf, sqlRole } from '../../sqlDocument';

/** Statements about reflections in a model, whose text dbt puts into a statement of its own. */
export function checkStatements({ document, project }: FeatureContext): readonly Problem[] {
  if (sqlRole(document, project) !== 'query' || !/\breflection/i.test(document.text)) return [];
  return sqlOf(document).statements.flatMap(({ tokens }) => {
    const statement = parseReflection(tokens);
    if (statement === undefined) return [];
    return [
      {
        span: statement.span,
        severity: 'error',
        code: 'dremio.reflectionInModel',
        message: l10n.t(
          "dbt makes a view or table of what stands here, and this is neither: make the model materialized='reflection', or run the statement from a file outside of the models.",
        ),
      },
    ];
  });
}
