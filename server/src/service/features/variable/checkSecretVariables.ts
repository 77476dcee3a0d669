import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { isSecretVariable, secretVariableText } from '../../project/secretVariable';
import { variablesIn } from './variableAt';

/** Files of a project that dbt gives secrets to. */
const TRUSTED: ReadonlySet<string> = new Set(['profiles.yml', 'packages.yml', 'dependencies.yml']);

/** Secrets of the environment that SQL or YAML of the project asks for: dbt stops, whether they are set or not. */
export function checkSecretVariables({ project, document }: FeatureContext): readonly Problem[] {
  if (project?.fileOf(document.path) === undefined) return [];
  if (TRUSTED.has(document.path.slice(document.path.lastIndexOf('/') + 1))) return [];
  return variablesIn(document)
    .filter(({ kind, name }) => kind === 'env_var' && isSecretVariable(name))
    .map(({ name, span }) => ({ span, severity: 'error', code: 'env.secret', message: secretVariableText(name) }));
}
