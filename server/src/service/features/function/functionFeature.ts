import type { Feature } from '../../feature';
import { checkFunction } from './checkFunction';
import { completeFunction } from './completeFunction';
import { hoverFunction } from './hoverFunction';
import { functionSignature } from './signatureFunction';

/** Dremio's functions, and the keywords around them, wherever SQL is written. */
export const functionFeature: Feature = {
  complete: completeFunction,
  check: checkFunction,
  hover: hoverFunction,
  signature: functionSignature,
};
