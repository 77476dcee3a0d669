import type { Problem } from '../../answers/problem';
import type { Feature, FeatureContext } from '../../feature';
import { checkAnchor } from './checkAnchor';
import { checkBody } from './checkBody';
import { checkColumns } from './checkColumns';
import { checkKind } from './checkKind';
import { checkMeasures } from './checkMeasures';
import { checkOthers } from './checkOthers';
import { checkPartitions } from './checkPartitions';
import { hoverReflectionModel } from './hoverReflectionModel';
import { reflectionModelsIn } from './reflectionModelsIn';

/** Models that dbt-dremio makes reflections of, configured in SQL or in YAML. */
export const reflectionModelFeature: Feature = { check: checkReflectionModels, hover: hoverReflectionModel };

const CHECKS = [checkAnchor, checkKind, checkColumns, checkMeasures, checkPartitions, checkOthers];

function checkReflectionModels(context: FeatureContext): readonly Problem[] {
  const models = reflectionModelsIn(context);
  const problems = models.flatMap(model => CHECKS.flatMap(check => check(model, context)));
  return models.length === 0 ? [] : [...problems, ...checkBody(context)];
}
