import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { packageAt } from '../../dbt/jinja/callee';
import { isYaml } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import { nearestNames } from '../../text/nearestNames';
import { variablesIn } from './variableAt';
import { changeTo } from '../../text/changeTo';

/** Variables without a default that no `dbt_project.yml` sets: dbt stops unless the command line does. */
export function checkVariables(context: FeatureContext): readonly Problem[] {
  const { project, document } = context;
  // Only what dbt renders; whether the environment has a variable is known when dbt runs.
  const role = project?.fileOf(document.path)?.role;
  if (project === undefined || role === undefined || role === 'docs') return [];
  const nodes = isYaml(document) ? [] : project.nodesOfFile(document.path);
  if (nodes.length > 0 && nodes.every(({ enabled }) => !enabled)) return [];
  const all = variablesIn(document).filter(({ kind }) => kind === 'var');
  // Who asks with a default first knows that it may not be set.
  const guarded = new Set(all.flatMap(({ name, hasDefault }) => (hasDefault ? [name] : [])));
  const asked = all.filter(({ name }) => !guarded.has(name));
  if (asked.length === 0) return [];
  const known = project.vars(packageAt(context));
  return asked
    .filter(({ name }) => name !== '' && !Object.hasOwn(known, name) && !name.startsWith('dremio:'))
    .map(({ name, span }) => ({
      span,
      severity: 'warning',
      code: 'var.missing',
      message: l10n.t('Nothing sets the variable "{0}", and it has no default: dbt stops unless "--vars" does.', name),
      replacements: nearestNames(name, Object.keys(known)).map(text => changeTo(span, text)),
    }));
}
