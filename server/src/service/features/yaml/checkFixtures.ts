import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { dependencyOfText } from '../../dbt/yaml/dependencyOfText';
import { isMergeKey } from '../../dbt/yaml/mergeKey';
import { yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import type { YamlNode } from '../../project/read/yamlNode';
import { nearestNames } from '../../text/nearestNames';
import { knownColumns } from './checkColumns';
import { packageOfDocument } from './packageOfDocument';
import { problem, withNames } from './yamlProblem';

/** Rows of unit tests with columns that what they stand for does not have: dbt stops at them when it runs the test. */
export function checkFixtures(context: FeatureContext): readonly Problem[] {
  const { project, document } = context;
  return (yamlOf(document).root?.get('unit_tests')?.items() ?? []).flatMap(test => {
    const name = test.get('model')?.text;
    const found = name === undefined ? undefined : project?.resolveRef({ name }, packageOfDocument(context));
    // Which of several versions is tested may be said elsewhere.
    if (found?.kind !== 'found' || found.node.version !== undefined) return [];
    const expected = rowsOf(test.get('expect')).flatMap(row => unknownColumns(context, found.node, row));
    const given = (test.get('given')?.items() ?? []).flatMap(one => {
      const node = inputOf(context, one, found.node);
      return node === undefined ? [] : rowsOf(one).flatMap(row => unknownColumns(context, node, row));
    });
    return [...expected, ...given];
  });
}

function rowsOf(fixture: YamlNode | undefined): readonly YamlNode[] {
  return fixture?.get('rows')?.items() ?? [];
}

function inputOf(context: FeatureContext, given: YamlNode, model: ProjectNode): ProjectNode | undefined {
  const input = given.get('input')?.text?.trim() ?? '';
  if (input === 'this') return model;
  const dependency = dependencyOfText(input);
  const found = dependency && context.project?.resolve(dependency, packageOfDocument(context));
  return found?.kind === 'found' ? found.node : undefined;
}

function unknownColumns(context: FeatureContext, node: ProjectNode, row: YamlNode): readonly Problem[] {
  const names = knownColumns(context, node);
  if (names === undefined) return [];
  const known = new Set(names.map(name => name.toLowerCase()));
  return row.keys().flatMap(({ name, span }) => {
    if (known.has(name.toLowerCase()) || isMergeKey(name)) return [];
    const message = l10n.t('"{0}" has no column "{1}".', node.name, name);
    return [withNames(problem(span, 'error', 'yaml.noSuchColumn', message), nearestNames(name, names))];
  });
}
