import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import type { DescribedEntry } from './describedEntries';
import { packageOfDocument } from './packageOfDocument';
import { problem } from './yamlProblem';

/** Versions without a file, versions that are there twice, and a latest one that is none of them. */
export function checkVersions(context: FeatureContext, { section, item, name }: DescribedEntry): readonly Problem[] {
  const versions = (item.get('versions')?.items() ?? []).flatMap(one => {
    const v = one.get('v');
    return v?.text === undefined ? [] : [{ version: v.text, span: v.span, definedIn: one.get('defined_in')?.text }];
  });
  if (section !== 'models' || versions.length === 0) return [];
  const seen = new Set<string>();
  const latest = item.get('latest_version');
  const problems = versions.flatMap(({ version, span, definedIn }) => {
    if (seen.has(version)) {
      const message = l10n.t('The version {0} is there twice.', version);
      return [problem(span, 'error', 'yaml.version', message)];
    }
    seen.add(version);
    if (context.project?.node(`model.${packageOfDocument(context)}.${name}.v${version}`) !== undefined) return [];
    const file = definedIn ?? `${name}_v${version}`;
    const message = l10n.t('The version {0} of "{1}" has no file: dbt looks for {2}.sql.', version, name, file);
    return [problem(span, 'warning', 'yaml.version', message)];
  });
  if (latest?.text === undefined || seen.has(latest.text)) return problems;
  const message = l10n.t('"{0}" has no version {1}, only {2}.', name, latest.text, [...seen].join(', '));
  return [...problems, problem(latest.span, 'error', 'yaml.version', message)];
}
