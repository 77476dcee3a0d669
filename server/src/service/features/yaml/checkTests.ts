import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { yamlTests, type YamlTest } from '../../dbt/yaml/yamlTests';
import type { FeatureContext } from '../../feature';
import type { YamlNode } from '../../project/read/yamlNode';
import { nearestNames } from '../../text/nearestNames';
import { checkTestArguments } from './checkTestArguments';
import type { DescribedEntry } from './describedEntries';
import { packageOfDocument } from './packageOfDocument';
import { problem, withNames } from './yamlProblem';

/** Generic tests that do not exist, and arguments that they do not take or that are missing. */
export function checkTests(context: FeatureContext, { item, nodes }: DescribedEntry): readonly Problem[] {
  // What is said of something disabled counts for nothing.
  if (nodes.length > 0 && nodes.every(({ enabled }) => !enabled)) return [];
  const columns: readonly YamlNode[] = [
    ...(item.get('columns')?.items() ?? []),
    ...(item.get('versions')?.items() ?? []).flatMap(version => version.get('columns')?.items() ?? []),
  ];
  const ofVersions = (item.get('versions')?.items() ?? []).flatMap(version => yamlTests(version));
  return [
    ...[...yamlTests(item), ...ofVersions].flatMap(test => checkTest(context, test, false)),
    ...columns.flatMap(column => yamlTests(column)).flatMap(test => checkTest(context, test, true)),
  ];
}

function checkTest(context: FeatureContext, test: YamlTest, ofColumn: boolean): readonly Problem[] {
  const { project } = context;
  if (project === undefined || test.name.includes('{{')) return [];
  const found = project.genericTest(test.name, packageOfDocument(context));
  if (found === undefined) return [unknownTest(context, test)];
  return checkTestArguments(context, { test, found, ofColumn });
}

function unknownTest({ project }: FeatureContext, { name, nameSpan }: YamlTest): Problem {
  const dot = name.indexOf('.');
  const packageName = dot < 0 ? undefined : name.slice(0, dot);
  const isThere = packageName === undefined || project?.packageNames().includes(packageName) === true;
  const message =
    packageName === undefined
      ? l10n.t('There is no generic test "{0}".', name)
      : isThere
        ? l10n.t('The package "{0}" has no generic test "{1}".', packageName, name.slice(dot + 1))
        : l10n.t('The package "{0}" is not installed: run "dbt deps" when packages.yml has it.', packageName);
  const names = project?.genericTests().map(one => one.name) ?? [];
  // A package that is not installed yet is no mistake of this file.
  return withNames(
    problem(nameSpan, isThere ? 'error' : 'warning', 'test.unknown', message),
    isThere ? nearestNames(name, names) : [],
  );
}
