import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { YamlNode } from '../../project/read/yamlNode';
import { nearestNames } from '../../text/nearestNames';
import { packageOfDocument } from './packageOfDocument';
import { problem, withNames } from './yamlProblem';

/** Names in values that stand for nothing: groups of models, models of unit tests, metrics of exposures. */
export function checkNamed(context: FeatureContext): readonly Problem[] {
  const { root } = yamlOf(context.document);
  const items = (section: string) => root?.get(section)?.items() ?? [];
  return [
    ...items('models').flatMap(item =>
      [item.get('group'), item.get('config')?.get('group')].flatMap(one => group(context, one)),
    ),
    ...items('unit_tests').flatMap(item => testedModel(context, item)),
    ...items('exposures').flatMap(item => shownMetrics(context, item)),
  ];
}

function group({ project }: FeatureContext, value: YamlNode | undefined): readonly Problem[] {
  const name = value?.text;
  if (project === undefined || value === undefined || name === undefined || name.includes('{{')) return [];
  if (project.group(name) !== undefined) return [];
  const names = [...project.groups()].map(one => one.name);
  const message = l10n.t('There is no group "{0}".', name);
  return [withNames(problem(value.span, 'error', 'yaml.noSuchGroup', message), nearestNames(name, names))];
}

function testedModel(context: FeatureContext, item: YamlNode): readonly Problem[] {
  const { project } = context;
  const value = item.get('model');
  const name = value?.text;
  if (project === undefined || value === undefined || name === undefined || /[{(]/.test(name)) return [];
  if (item.get('config')?.get('enabled')?.toConfig() === false) return [];
  const from = packageOfDocument(context);
  // A version may be part of the name: `orders.v2`.
  const [plain = '', version] = name.split('.v');
  if (project.resolveRef({ name: plain, ...(version === undefined ? {} : { version }) }, from).kind !== 'missing')
    return [];
  const names = project.nodesOfKind('model').map(one => one.name);
  const message = l10n.t('There is no model "{0}" to test.', name);
  return [withNames(problem(value.span, 'error', 'yaml.noSuchNode', message), nearestNames(name, new Set(names)))];
}

const METRIC = /^\s*(?:\{\{)?\s*metric\(\s*(['"])([^'"]+)\1\s*\)\s*(?:\}\})?\s*$/;

function shownMetrics({ project }: FeatureContext, item: YamlNode): readonly Problem[] {
  if (item.get('config')?.get('enabled')?.toConfig() === false) return [];
  return (item.get('depends_on')?.items() ?? []).flatMap(entry => {
    const name = METRIC.exec(entry.text ?? '')?.[2];
    if (project === undefined || name === undefined) return [];
    const isThere = project.packageNames().some(one => project.node(`metric.${one}.${name}`) !== undefined);
    // A measure may make a metric of its name, which is no node of a file.
    if (isThere || project.nodesOfKind('metric').length === 0) return [];
    const message = l10n.t('There is no metric "{0}".', name);
    return [problem(entry.span, 'error', 'yaml.noSuchNode', message)];
  });
}
