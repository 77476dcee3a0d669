import { maskJinja } from '@lakehouse/jinja';
import { tokenize } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { extensionOf } from '../../text/filePath';

/** SQL in the text of a reflection model, which dbt-dremio reads for its refs alone. */
export function checkBody({ document }: FeatureContext): readonly Problem[] {
  if (extensionOf(document.path) !== '.sql') return [];
  const { sql, placeholders } = maskJinja(document.jinja);
  const printed = ({ start, end }: Problem['span']): boolean =>
    placeholders.some(one => one.span.start < end && start < one.span.end);
  const words = tokenize(sql).filter(({ kind, span }) => kind !== 'comment' && !printed(span));
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    {
      span: { start: first.span.start, end: last.span.end },
      severity: 'hint',
      code: 'reflectionModel.body',
      tag: 'unnecessary',
      message: l10n.t('Nobody runs this SQL: of the text of a reflection only its refs and sources count.'),
    },
  ];
}
