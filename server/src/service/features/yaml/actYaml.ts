import * as l10n from '@vscode/l10n';
import type { CodeAction, PublishedProblem } from '../../answers/codeAction';
import { isPropertiesFile, isYaml, yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { Span } from '../../text/span';
import { columnsChange } from './columnsChange';
import { describeModel } from './describeModel';
import { describedEntries } from './describedEntries';
import { nestArguments } from './nestArguments';

/** What adds to YAML: a description of a model, the columns that are missing in one, arguments in their own map. */
export function actYaml(
  context: FeatureContext,
  selection: Span,
  problems: readonly PublishedProblem[],
): readonly CodeAction[] {
  if (!isYaml(context.document)) return describeModel(context, selection);
  if (!isPropertiesFile(context) || yamlOf(context.document).problems.length > 0) return [];
  return [...describeColumns(context, selection), ...nestArguments(context, problems)];
}

/** The columns that an entry does not have yet, at its first line: a light bulb at every line of it says nothing. */
function describeColumns(context: FeatureContext, { start }: Span): readonly CodeAction[] {
  const { document } = context;
  const entry = describedEntries(context).find(
    ({ item: { span } }) =>
      span.start <= start && start <= span.end && !document.text.slice(span.start, start).includes('\n'),
  );
  const change = entry && columnsChange(context, { ...entry, text: document.text });
  if (change === undefined) return [];
  const title = l10n.t('Add the columns that are not described yet: {0}', change.names.join(', '));
  const edits = [{ file: document.path, changes: [change.change] }];
  return [{ title, kind: 'refactor', change: { edits } }];
}
