import type { Feature } from '../../feature';
import { actConfig } from './actConfig';
import { checkConfigCalls } from './checkConfigCalls';
import { completeConfig } from './completeConfig';
import { hoverConfig } from './hoverConfig';

/** Keys and values of `config(…)` in templates. */
export const configFeature: Feature = {
  complete: completeConfig,
  check: checkConfigCalls,
  act: actConfig,
  hover: hoverConfig,
};
