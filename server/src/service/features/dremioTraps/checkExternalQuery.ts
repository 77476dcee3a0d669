import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { configEntries, isConfigCall } from '../../dbt/configKeys/jinjaConfig';
import type { FeatureContext } from '../../feature';
import type { Dependency } from '../../project/projectNode';

/** `external_query` hands the SQL to the database behind one source: the model may depend on that source alone. */
export function checkExternalQuery({ document, project }: FeatureContext): readonly Problem[] {
  const entry = document.jinja.calls
    .filter(isConfigCall)
    .flatMap(call => configEntries(call, document.text))
    .find(({ key, value }) => key === 'external_query' && value.value === true);
  const [node] = entry === undefined ? [] : (project?.nodesOfFile(document.path) ?? []);
  if (entry === undefined || node === undefined || node.isOpen || node.macroCalls.length > 0) return [];
  const message = faultOf(node.dependencies);
  return message === undefined
    ? []
    : [{ span: entry.keySpan, severity: 'error', code: 'dremio.externalQuery', message }];
}

function faultOf(dependencies: readonly Dependency[]): string | undefined {
  const ref = dependencies.find(({ kind }) => kind === 'ref');
  if (ref !== undefined)
    return l10n.t(
      'An external query reads sources alone: the database behind them does not know "{0}".',
      ref.kind === 'ref' ? ref.name : '',
    );
  const sources = new Set(dependencies.flatMap(one => (one.kind === 'source' ? [one.sourceName] : [])));
  if (sources.size === 1) return undefined;
  return sources.size === 0
    ? l10n.t('An external query must name its database by a source.')
    : l10n.t('An external query runs in one database: this one names {0}.', [...sources].join(', '));
}
