import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { knownColumnNames } from '../../dbt/columns/knownColumnNames';
import { fixtureColumnsHere, type FixtureColumn } from '../../dbt/unitTests/fixtureColumns';
import type { FeatureContext } from '../../feature';
import { changeTo } from '../../text/changeTo';
import { nearestNames } from '../../text/nearestNames';

/**
 * Rows of unit tests with columns that what they stand for does not have: dbt stops at them when it runs the test. It
 * takes rows of SQL as they are, whatever else they give.
 */
export function checkRows(context: FeatureContext): readonly Problem[] {
  const checked = fixtureColumnsHere(context).filter(({ format }) => format !== 'sql');
  return checked.flatMap(column => unknownColumn(context, column));
}

function unknownColumn(context: FeatureContext, { node, name, span }: FixtureColumn): readonly Problem[] {
  const names = knownColumnNames(context, node);
  if (names?.some(one => one.toLowerCase() === name.toLowerCase()) !== false) return [];
  const near = nearestNames(name, names);
  const [first] = near;
  const message = l10n.t('"{0}" has no column "{1}".', node.name, name);
  return [
    {
      span,
      severity: 'error',
      code: 'yaml.noSuchColumn',
      message: first === undefined ? message : l10n.t('{0} Did you mean "{1}"?', message, first),
      replacements: near.map(text => changeTo(span, text)),
    },
  ];
}
