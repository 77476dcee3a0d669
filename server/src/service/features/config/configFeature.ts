import type { Feature } from '../../feature';
import { actConfig } from './actConfig';
import { checkConfigCalls } from './checkConfigCalls';
import { checkYamlConfigs } from './checkYamlConfigs';
import { completeConfig } from './completeConfig';
import { hoverConfig } from './hoverConfig';

/** Keys and values of `config(…)` in templates. */
export const configFeature: Feature = {
  complete: completeConfig,
  check: context => [...checkConfigCalls(context), ...checkYamlConfigs(context)],
  act: actConfig,
  hover: hoverConfig,
};
