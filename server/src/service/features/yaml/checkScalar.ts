import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { Shape } from '../../dbt/yaml/schema/shape';
import type { YamlNode } from '../../project/read/yamlNode';
import { nearestNames } from '../../text/nearestNames';
import { problem, withNames } from './yamlProblem';

type ScalarShape = Extract<Shape, { kind: 'scalar' }>;

/** A value of a kind that dbt does not take, or none of those that mean something. */
export function checkScalar(node: YamlNode, { types, choices, closed }: ScalarShape): readonly Problem[] {
  const { text, span } = node;
  // What dbt renders may become anything.
  if (text === undefined || text.includes('{{')) return [];
  const type = typeof node.toConfig();
  if (!types.includes('text') && type === 'string') {
    const wanted = types.includes('boolean') ? l10n.t('true or false') : l10n.t('a number');
    return [problem(span, 'error', 'yaml.type', l10n.t('dbt wants {0} here.', wanted))];
  }
  if (closed !== true || choices === undefined || choices.includes(text)) return [];
  const message = l10n.t('dbt takes {0} here, not "{1}".', choices.join(', '), text);
  return [withNames(problem(span, 'error', 'yaml.value', message), nearestNames(text, choices))];
}
