import type { Problem } from '../../answers/problem';
import { isOnDremio } from '../../dbt/isOnDremio';
import type { Feature, FeatureContext } from '../../feature';
import { actConfig } from './actConfig';
import { checkConfigCalls } from './checkConfigCalls';
import { checkYamlConfigs } from './checkYamlConfigs';
import { checkConfigColumns } from './checkConfigColumns';
import { completeConfig } from './completeConfig';
import { hoverConfig } from './hoverConfig';

/** Keys and values of `config(…)` in templates. */
export const configFeature: Feature = {
  complete: completeConfig,
  check: checkConfigs,
  act: actConfig,
  hover: hoverConfig,
};

/** What is wrong with a configuration whatever the warehouse. */
const ANYWHERE: ReadonlySet<string> = new Set(['config.arguments', 'config.column', 'config.contractChange']);

function checkConfigs(context: FeatureContext): readonly Problem[] {
  const problems = [...checkConfigCalls(context), ...checkYamlConfigs(context), ...checkConfigColumns(context)];
  // Keys and values are known as dbt-dremio takes them; adapters of other warehouses have their own.
  return isOnDremio(context.project) ? problems : problems.filter(({ code }) => ANYWHERE.has(code));
}
