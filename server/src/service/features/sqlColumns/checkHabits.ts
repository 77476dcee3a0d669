import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { analysisOf } from '../../sql/documentAnalysis';
import { cartesianJoins } from './habits/cartesianJoins';
import { partitionFunctions } from './habits/partitionFunctions';
import { starsInMart } from './habits/starsInMart';

/** Ways to write a query that are right and cost time: hints that can be switched off. */
export function checkHabits(context: FeatureContext): readonly Problem[] {
  const document = context.settings.habits ? analysisOf(context) : undefined;
  if (document === undefined) return [];
  return [...starsInMart(document, context), ...cartesianJoins(document, context), ...partitionFunctions(document)];
}
