import { isMark } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { sqlOf } from '../../sqlDocument';

/** What dbt puts into a statement of its own, so that a `;` ends that too early. A reflection has no query that runs. */
const WRAPPED: ReadonlySet<string> = new Set(['view', 'table', 'incremental', 'ephemeral', 'snapshot', 'test']);

/** A `;` in a model, snapshot or test, with which dbt fails. */
export function checkSemicolon({ document, project }: FeatureContext): readonly Problem[] {
  const role = project?.fileOf(document.path)?.role;
  if (role !== 'model' && role !== 'snapshot' && role !== 'test') return [];
  const nodes = project?.nodesOfFile(document.path) ?? [];
  if (nodes.some(({ materialized }) => materialized !== undefined && !WRAPPED.has(materialized))) return [];
  const { tokens } = sqlOf(document);
  const ends = tokens.filter(token => isMark(token, ';'));
  const lastCode = tokens.findLast(({ text }) => text !== ';')?.span.end ?? 0;
  const title = l10n.t('Remove the semicolon');
  return ends.map(({ span }) => {
    const trailing = span.start >= lastCode;
    const message = trailing
      ? l10n.t('dbt puts this query into a statement of its own: it fails with a semicolon at the end.')
      : l10n.t('dbt puts this text into one statement of its own: it cannot hold several.');
    const replacements = trailing ? [{ title, span, text: '' }] : [];
    return { span, severity: 'error', code: 'sql.semicolon', message, replacements };
  });
}
