import type { Feature } from '../../feature';
import { actReference } from './actReference';
import { checkReference } from './checkReference';
import { completeReference } from './completeReference';
import { defineReference, hoverReference } from './hoverReference';

/** `ref(…)` and `source(…)`, in models, macros, tests, Python and YAML. */
export const referenceFeature: Feature = {
  complete: completeReference,
  check: checkReference,
  act: actReference,
  hover: hoverReference,
  define: defineReference,
};
