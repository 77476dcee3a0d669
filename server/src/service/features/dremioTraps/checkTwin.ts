import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { configEntries, isConfigCall } from '../../dbt/configKeys/jinjaConfig';
import type { FeatureContext } from '../../feature';

/** `twin_strategy` under an enterprise catalog, where views and tables lie in one place and nobody reads it. */
export function checkTwin({ document, project }: FeatureContext): readonly Problem[] {
  const target = project?.target;
  if (target?.database !== target?.datalake || target?.schema !== target?.rootPath || target === undefined) return [];
  return document.jinja.calls
    .filter(isConfigCall)
    .flatMap(call => configEntries(call, document.text))
    .filter(({ key }) => key === 'twin_strategy')
    .map(({ keySpan: span }) => ({
      span,
      severity: 'information',
      code: 'dremio.twinUnread',
      tag: 'unnecessary',
      message: l10n.t(
        'With the target "{0}" views and tables lie in one place: "twin_strategy" is not applied.',
        target.targetName,
      ),
    }));
}
