import type { Place } from '../../answers/place';
import type { Feature, FeatureContext } from '../../feature';
import { checkSecretVariables } from './checkSecretVariables';
import { checkVarsFile } from './checkVarsFile';
import { checkVariables } from './checkVariables';
import { completeVariable } from './completeVariable';
import { hoverVariable } from './hoverVariable';
import { declarationsOf, variableAt } from './variableAt';

/** Variables of the project, `var('…')`, and of the environment, `env_var('…')`. */
export const variableFeature: Feature = {
  complete: completeVariable,
  check: context => [...checkVariables(context), ...checkSecretVariables(context), ...checkVarsFile(context)],
  hover: hoverVariable,
  define: defineVariable,
};

function defineVariable(context: FeatureContext, offset: number): readonly Place[] | undefined {
  const variable = variableAt(context.document, offset);
  if (variable?.kind !== 'var') return undefined;
  const places = declarationsOf(context, variable.name).map(({ file, span }) => ({ file, span }));
  return places.length === 0 ? undefined : places;
}
